"""The package of Debian and Ubuntu: the program, its place in the menu, its icons, its type of file, its man page.

Its form follows the Debian Policy Manual (4.6) and deb(5). Two builds of the same program are the same to the byte.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import textwrap
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from installers import facts, icons, make_guide
from installers.linux import copyright, man_page

HERE = Path(__file__).parent
WORK = facts.ROOT / "build" / "package"
MAINTAINER = "The Minutebook authors <maintainers@users.noreply.minutebook.invalid>"
PROGRAM = Path("usr/lib") / facts.NAME

RENAMED = re.compile(r"lib(glib2\.0-0|gtk-3-0|cups2|atk1\.0-0|atspi2\.0-0)")
"""Packages that Debian 13 and Ubuntu 24.04 call by the same name with "t64" at its end."""
BROUGHT = ("libsqlite3-0",)
"""Packages whose library the program brings itself."""
OF_ANY_VERSION = ("libx11-xcb1", "libzstd1")
"""Packages of which only what the oldest supported systems have is used; their symbol files ask for more."""

ASKED_FOR = {"Recommends": "*/printsupport/*.so", "": "*/platformthemes/libqgtk3.so"}
"""Plugins that the program does without, by the field that names what they need; all else is a Depends. That of GNOME
is taken where GNOME is, so that nobody is asked for it."""
BESIDES = {
    "Recommends": ("hicolor-icon-theme", "xdg-utils", "shared-mime-info", "desktop-file-utils"),
    "Suggests": ("libreoffice-writer",),
}


def make(out: Path) -> Path:
    """Make the package of the program in `out`, and return its file. Raises ValueError where there is no program."""
    program = out / facts.NAME
    if not (program / facts.NAME).is_file():
        raise ValueError(f"{program} holds no program; build it first")
    root = WORK / "root"
    shutil.rmtree(WORK, ignore_errors=True)
    lay_out(root, program)
    control(root, depends(root))
    settle(root)
    architecture = _asked("dpkg", "--print-architecture").strip()
    file = out / f"{facts.NAME}_{facts.version()}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(_epoch())}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(WORK / file.name)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return (WORK / file.name).replace(file)


def lay_out(root: Path, program: Path) -> None:
    """Put every file of the package in its place below `root`."""
    shutil.copytree(program, root / PROGRAM, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / facts.NAME).symlink_to(f"../lib/{facts.NAME}/{facts.NAME}")
    share = root / "usr/share"
    _write(share / f"applications/{facts.NAME}.desktop", (HERE / "minutebook.desktop").read_bytes())
    _write(share / f"mime/packages/{facts.NAME}.xml", (HERE / "minutebook.mime.xml").read_bytes())
    _write(share / f"metainfo/{facts.NAME}.metainfo.xml", metainfo().encode())
    for size in icons.SIZES:
        _write(share / f"icons/hicolor/{size}x{size}/apps/{facts.NAME}.png", icons.png(size))
    _write(share / f"icons/hicolor/scalable/apps/{facts.NAME}.svg", icons.DRAWING.read_bytes())
    _write(share / f"man/man1/{facts.NAME}.1.gz", _packed(man_page.page().encode()))
    doc = share / "doc" / facts.NAME
    _write(doc / "copyright", copyright.words().encode())
    _write(doc / "changelog.gz", _packed(changelog().encode()))
    _write(doc / "NEWS.md.gz", _packed((facts.ROOT / "CHANGELOG.md").read_bytes()))
    for name, words in make_guide.pages():
        _write(doc / "guide" / name, words.encode())
    _write(doc / "guide" / make_guide.STYLE.name, make_guide.STYLE.read_bytes())
    pictures = Path("../../../..") / PROGRAM.relative_to("usr") / "_internal/resources/guide/pictures"
    (doc / "guide" / "pictures").symlink_to(pictures)
    _write(share / f"lintian/overrides/{facts.NAME}", (HERE / "lintian-overrides").read_bytes())


def metainfo() -> str:
    """Return what a software centre shows of the program (freedesktop.org, AppStream)."""
    about = "\n".join(f"    <p>{escape(words)}</p>" for words in facts.ABOUT)
    words = (HERE / "minutebook.metainfo.xml").read_text(encoding="utf-8")
    filled = {"SUMMARY": facts.SUMMARY, "VERSION": facts.version(), "DATE": f"{facts.made_at():%Y-%m-%d}"}
    for name, value in filled.items():
        words = words.replace(f"@{name}@", escape(value))
    return words.replace("@ABOUT@", about)


def changelog() -> str:
    """Return the package's own list of changes, which leads to the program's."""
    return (
        f"{facts.NAME} ({facts.version()}) stable; urgency=medium\n\n"
        f"  * Minutebook {facts.version()}; what is new stands in NEWS.md.gz beside this file.\n\n"
        f" -- {MAINTAINER}  {format_datetime(facts.made_at())}\n"
    )


def depends(root: Path) -> dict[str, str]:
    """Return the fields that name other packages: what the libraries in the program ask the system for."""
    libraries = [path for path in (root / PROGRAM).rglob("*") if _is_elf(path)]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{folder}" for folder in sorted({path.parent for path in libraries})]
    command += [f"-x{name}" for name in BROUGHT]
    for field in ("Depends", "Recommends"):
        mine = [path for path in libraries if _field(path) == field]
        command += [f"-d{field}", *(f"-e{path}" for path in sorted(mine))]
    # It wants a source package around it, and looks for private libraries in one that is being built.
    _write(WORK / "debian/control", _source().encode())
    (root / "DEBIAN").mkdir(exist_ok=True)
    found = _asked(*command, at=WORK)
    fields = dict(line.removeprefix("shlibs:").split("=", 1) for line in found.splitlines() if "=" in line)
    return {name: listed(fields.get(name, ""), BESIDES.get(name, ())) for name in ("Depends", *BESIDES)}


def listed(words: str, besides: tuple[str, ...] = ()) -> str:
    """Return a field of packages, each under both of its names where it has two."""
    out = []
    for one in sorted({*filter(None, words.split(", ")), *besides}):
        name, _, version = one.partition(" ")
        plain = name.removesuffix("t64")
        version = "" if plain in OF_ANY_VERSION else f" {version}".rstrip()
        out.append(f"{plain}{version} | {plain}t64{version}" if RENAMED.fullmatch(plain) else f"{name}{version}")
    return ", ".join(out)


def control(root: Path, fields: dict[str, str]) -> None:
    """Write what dpkg reads: the package's fields, what runs when it comes and goes, and the files' digests."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    files = [path for path in files if "DEBIAN" not in path.parts]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files) + sum(
        1 for path in root.rglob("*") if path.is_dir() or path.is_symlink()
    )
    digests = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n" for path in files)
    _write(root / "DEBIAN/md5sums", "".join(digests).encode())
    told = {
        "Package": facts.NAME,
        "Version": facts.version(),
        "Section": "editors",
        "Priority": "optional",
        "Architecture": _asked("dpkg", "--print-architecture").strip(),
        "Installed-Size": str(kilobytes),
        "Maintainer": MAINTAINER,
        **fields,
        "Description": description(),
    }
    _write(root / "DEBIAN/control", "".join(f"{name}: {words}\n" for name, words in told.items()).encode())
    for script in ("postinst", "postrm"):
        _write(root / "DEBIAN" / script, (HERE / script).read_bytes())


def description() -> str:
    """Return the field that describes the package: a line, and paragraphs wrapped as Debian wants them."""
    paragraphs = [textwrap.fill(words, 78, initial_indent=" ", subsequent_indent=" ") for words in facts.ABOUT]
    first = facts.SUMMARY[:1].lower() + facts.SUMMARY[1:]
    return first + "\n" + "\n .\n".join(paragraphs)


def settle(root: Path) -> None:
    """Give every file the permissions and the time that it is to have."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _runs(path) else 0o644)
        os.utime(path, (_epoch(), _epoch()), follow_symlinks=False)


def _runs(path: Path) -> bool:
    return (path.name == facts.NAME and path.parent.name == facts.NAME) or path.name in ("postinst", "postrm")


def _field(path: Path) -> str:
    return next((field for field, places in ASKED_FOR.items() if path.match(places)), "Depends")


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _source() -> str:
    return (
        f"Source: {facts.NAME}\nMaintainer: {MAINTAINER}\n\n"
        f"Package: {facts.NAME}\nArchitecture: any\nDescription: {facts.SUMMARY}\n"
    )


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _asked(*command: str, at: Path | None = None) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"{command[0]}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _epoch() -> int:
    return int(facts.made_at().timestamp())
