"""Tries the package as somebody would who has just a Debian: `python -m installers.linux.try_installer FILE.deb`.

In a clean root without Python the package is installed by apt alone and proves itself; an older database is brought up
to date; the window is started under Xvfb and typed into with real keys, and what is exported holds what was typed; the
package is upgraded and removed, and what was typed stays. Needs root, debootstrap, Xvfb, openbox, xdotool, ImageMagick.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from installers import facts, program
from installers.linux.clean_root import HOME, Failed, Root, made

WORK = facts.ROOT / "build" / "try"
BOOKS = HOME / ".local/share/Minutebook"
OLDER = "0.0.1"
OLD_BOOKS = sorted((facts.ROOT / "tests" / "old_files").glob("*.db.gz"))[0]
DISPLAY = ":95"
SIGHT = "1366x768x24"
STARTS = 5
PATIENCE = 30.0
"""Seconds after which something that was waited for counts as failed."""

COMMITTEE = "Pebble Lane Allotment Society"
TYPED = (
    ("Welcome", "Everyone was welcomed to the shed.", "Action: Ann Bell to mend the water tank by 15 December 2031"),
    ("The water tank", "It leaks at the north side.", "Decision: Two new butts are bought before the spring."),
    ("Any other business", "The seed swap was enjoyed.", "Action: Cai Dunn to thank the school"),
)
"""Three items as they are typed: the title, and two notes."""
IN_PRINT = (
    "Everyone was welcomed to the shed.",
    "mend the water tank",
    "Two new butts",
    "thank the school",
    "Cai Dunn",
)


def main(arguments: list[str] | None = None) -> int:
    """Try a package, say what was found line by line, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installers.linux.try_installer", description="Try the package.")
    parser.add_argument("package", type=Path, metavar="FILE.deb")
    given = parser.parse_args(arguments)
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    try:
        with made(WORK / "root", DISPLAY) as root, display():
            try_it(root, given.package)
    except (Failed, OSError, subprocess.CalledProcessError) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    return 0


def try_it(root: Root, package: Path) -> None:
    """Install, prove, type, upgrade and remove. Raises Failed."""
    no_python(root)
    older = root.take(as_older(package))
    newer = root.take(package)
    root.run("apt-get", "install", "-y", "--no-install-recommends", str(older))
    say("installed by apt alone", f"{OLDER}, with {root.packages()} packages more than the bare system")
    say("size installed", program.in_mb(program.size_of(root.path(Path("/usr/lib") / facts.NAME))))
    root.run("useradd", "--create-home", root.clerk)
    say("self-test", last_line(root.run(facts.NAME, "--self-test", user=root.clerk)))
    say("an older database", old_books(root))
    say("typed with real keys, and exported", typed(root))
    say("a second start with a file", double_click(root))
    say("written outside the data folder", outside(root))
    before = root.run(facts.NAME, "list", user=root.clerk)
    root.run("apt-get", "install", "-y", "--no-install-recommends", str(newer))
    if root.run(facts.NAME, "list", user=root.clerk) != before:
        raise Failed("after the upgrade the meetings are not what they were")
    say("upgraded", f"{OLDER} to {facts.version()}; the meetings are what they were")
    no_python(root)
    for what, seconds in start_times(root).items():
        say(what, f"{seconds * 1000:.0f} ms (median of {STARTS})")
    said = root.run("apt-get", "purge", "-y", facts.NAME)
    if str(BOOKS.relative_to(HOME)) not in said:
        raise Failed(f"the removal does not say where the data is: {said[-300:]}")
    left = [path for path in ("/usr/lib", "/usr/bin", "/usr/share/doc") if root.path(Path(path) / facts.NAME).exists()]
    if left or not root.path(BOOKS / "minutebook.db").is_file():
        raise Failed(f"after the removal there is still {left}, or the data is gone")
    say("removed", "nothing of the program is left, the data is, and where it lies was said")


def no_python(root: Root) -> None:
    """Make sure that nothing here could help the program out."""
    found = [*root.path(Path("/usr/bin")).glob("python*"), *root.path(Path("/usr/lib")).glob("python3*")]
    if found:
        raise Failed(f"there is a Python in the root: {found[0]}")


def as_older(package: Path) -> Path:
    """Return a package like this one that says it is an older version."""
    tree, out = WORK / "older", WORK / f"{facts.NAME}_{OLDER}.deb"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    words = control.read_text(encoding="utf-8").replace(f"Version: {facts.version()}\n", f"Version: {OLDER}\n")
    control.write_text(words, encoding="utf-8")
    subprocess.run(["dpkg-deb", "-Zgzip", "-z1", "-b", str(tree), str(out)], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return out


def old_books(root: Root) -> str:
    """Open the database of an older version, and find its meetings and a backup of what it was."""
    folder = Path("/tmp/old-books")
    root.path(folder).mkdir()
    (root.path(folder) / "minutebook.db").write_bytes(gzip.decompress(OLD_BOOKS.read_bytes()))
    root.run("chown", "-R", f"{root.clerk}:{root.clerk}", str(folder))
    meetings = root.run(facts.NAME, "--data", str(folder), "list", user=root.clerk).splitlines()
    backups = [path for path in (root.path(folder) / "backups").rglob("*") if path.is_file()]
    if not meetings or not backups:
        raise Failed(f"of the older database there are {len(meetings)} meetings and {len(backups)} backups")
    return f"brought up to date, {len(meetings)} meetings, a backup was made before"


def typed(root: Root) -> str:
    """Type a meeting of three items as a new user would, export it, and find its words in the Word file."""
    out = HOME / "minutes.docx"
    began = time.monotonic()
    with window(root):
        press("ctrl+n")
        wait_for_window("New meeting")
        type_line(COMMITTEE)
        wait_for_window(COMMITTEE)
        for number, (title, *notes) in enumerate(TYPED):
            if number:
                press("ctrl+Return")
            for line in (title, *notes[:-1]):
                type_line(line)
            write(notes[-1])
        picture("typed.png")
        press("ctrl+e")
        wait_for_window("Export as Word document")
        write(str(out))
        press("Return")
        wait(lambda: root.path(out).is_file(), "no Word file came of the export")
        time.sleep(1)
        picture("exported.png")
    import docx

    found = " ".join(docx.Document(str(root.path(out))).element.body.itertext())
    if gone := [words for words in IN_PRINT if words not in found]:
        raise Failed(f"the Word file lacks what was typed: {gone}")
    return f"{len(TYPED)} items, {out.name} holds them, {time.monotonic() - began:.0f} s from the start of the program"


def double_click(root: Root) -> str:
    """Open a meeting file while the window is open: the window that there is takes it in."""
    file = Path("/tmp/came by e-mail.meeting.json")
    (sample,) = sorted(root.path(Path("/usr/lib") / facts.NAME).rglob("2-*.meeting.json"))
    shutil.copy(sample, root.path(file))
    with window(root):
        root.run(facts.NAME, str(file), user=root.clerk)
        wait_for_window("Lantern Street")
        picture("taken-in.png")
        many = int(
            subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--class", facts.NAME],
                capture_output=True,
                text=True,
                env=environment(),
            ).stdout.count("\n")
        )
    if many != 1:
        raise Failed(f"there are {many} windows after a second start")
    return "is handed to the window that is open, which takes the meeting in"


def outside(root: Root) -> str:
    """Return what was written into the clerk's home besides the data and what was exported. Raises Failed for more than
    what Qt's file dialog and the system's fonts keep for all programs."""
    kept = (BOOKS, HOME / "minutes.docx", HOME / ".cache/fontconfig", HOME / ".cache/mesa_shader_cache")
    kept += (HOME / ".config/QtProject.conf",)
    home = root.path(HOME)
    at_first = {path.relative_to(root.path(Path("/etc/skel"))) for path in root.path(Path("/etc/skel")).rglob("*")}
    found = [path.relative_to(home) for path in home.rglob("*") if path.is_file()]
    more = [
        path for path in found if path not in at_first and not any((HOME / path).is_relative_to(one) for one in kept)
    ]
    if more:
        raise Failed(f"written outside the data folder: {', '.join(map(str, more))}")
    theirs = sorted({path.parts[0] + "/" + path.parts[1] for path in found if path.parts[0] in (".cache", ".config")})
    return f"nothing; Qt and the system keep {', '.join(theirs) or 'nothing'}"


def start_times(root: Root) -> dict[str, float]:
    """Return how long the start takes, installed and from source: until the window is there, until a word is kept."""
    out: dict[str, list[float]] = {}
    source = WORK / "source-books"
    main = [sys.executable, str(facts.ROOT / "main.py"), "--data", str(source)]
    samples = sorted((facts.ROOT / "resources" / "samples").glob("*.meeting.json"))
    subprocess.run([*main, "import", *map(str, samples)], check=True, capture_output=True)
    installed = root.within(facts.NAME, "--open", "latest", user=root.clerk)
    ours = {"installed": (installed, root.path(BOOKS)), "from source": ([*main, "--open", "latest"], source)}
    for count in range(STARTS + 1):
        for name, (command, books) in ours.items():
            shown, kept = start_time(command, books)
            if count:
                out.setdefault(f"start, {name}: window is there", []).append(shown)
                out.setdefault(f"start, {name}: first word is kept", []).append(kept)
    return {name: median(times) for name, times in out.items()}


def start_time(command: list[str], books: Path) -> tuple[float, float]:
    """Start the program and return the seconds until its window is there, and until a word typed since is kept."""
    log = books / "minutebook.db-wal"
    began = time.monotonic()
    with started(command):
        shown = time.monotonic() - began
        before = log.stat().st_mtime_ns if log.exists() else 0
        while time.monotonic() - began < PATIENCE:
            write("x")
            time.sleep(0.2)
            if log.exists() and log.stat().st_mtime_ns > before and log.stat().st_size:
                return shown, time.monotonic() - began
            before = before or (log.stat().st_mtime_ns if log.exists() else 0)
    raise Failed("what was typed after the start is not kept")


@contextmanager
def window(root: Root) -> Iterator[None]:
    """Have the window of the installed program open, and close it as a clerk does."""
    with started(root.within(facts.NAME, user=root.clerk)):
        time.sleep(2)
        yield


@contextmanager
def started(command: list[str]) -> Iterator[None]:
    """Have a program's window open; in the end it is closed, and the program ends by itself."""
    running = subprocess.Popen(command, env=environment())
    try:
        wait_for_window("Minutebook")
        yield
        press("alt+F4")
        if code := running.wait(PATIENCE):
            raise Failed(f"the program ended with {code}")
    finally:
        if running.poll() is None:
            picture("failed.png")
            running.kill()


@contextmanager
def display() -> Iterator[None]:
    """Have a display with a window manager on it."""
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", SIGHT], stderr=subprocess.DEVNULL)
    time.sleep(1)
    desk = subprocess.Popen(["openbox"], env=environment(), stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield
    finally:
        for one in (desk, screen):
            one.terminate()
            one.wait()


def environment() -> dict[str, str]:
    """Return the environment of what works on the display."""
    import os

    return {**os.environ, "DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}


def press(keys: str) -> None:
    subprocess.run(["xdotool", "key", keys], check=True, env=environment())
    time.sleep(0.4)


def write(words: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "12", words], check=True, env=environment())


def type_line(words: str) -> None:
    """Type words and press Enter."""
    write(words)
    press("Return")


def wait_for_window(title: str) -> None:
    """Wait until a window with these words in its title is there and has the keys."""
    asked = ["xdotool", "search", "--onlyvisible", "--name", title]

    def there() -> bool:
        return bool(subprocess.run(asked, capture_output=True, env=environment()).stdout)

    wait(there, f"no window called {title} came")


def wait(until: Callable[[], bool], else_say: str) -> None:
    ends = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > ends:
            picture("failed.png")
            raise Failed(f"{else_say}; {WORK / 'failed.png'} shows what was there instead")
        time.sleep(0.02)


def picture(name: str) -> None:
    """Take a picture of the display."""
    subprocess.run(["import", "-window", "root", str(WORK / name)], check=False, env=environment())


def last_line(words: str) -> str:
    return words.strip().splitlines()[-1]


def say(what: str, words: str) -> None:
    print(f"{what:<40}  {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
