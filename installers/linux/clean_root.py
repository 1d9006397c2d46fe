"""A bare system of its own in a folder, made from where this machine gets its packages, to try an installer in."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CLERK = "clerk"
HOME = Path("/home") / CLERK
BARE = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}


class Failed(Exception):
    """The trial found something; the words say what."""


class Root:
    """A bare system. What runs in it has processes and mounts of its own, that go when it ends."""

    clerk = CLERK

    def __init__(self, place: Path, display: str) -> None:
        self._place, self._display = place, display
        self._at_first = self._installed()

    def run(self, *command: str, user: str = "root") -> str:
        """Run a command and return what it printed. Raises Failed with its last words."""
        done = subprocess.run(self.within(*command, user=user), capture_output=True, text=True, check=False)
        printed = done.stdout + done.stderr
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}: {printed.strip()[-1200:]}")
        return printed

    def within(self, *command: str, user: str = "root") -> list[str]:
        """Return a command as it is run in here by a user, with a bare environment."""
        home = HOME if user == CLERK else Path("/root")
        told = {**BARE, **_proxies(), "HOME": str(home), "USER": user, "DISPLAY": self._display}
        enter = (
            'root=$1 user=$2; shift 2; mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" '
            '&& exec chroot --userspec="$user:$user" "$root" env -i "$@"'
        )
        fenced = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", enter, "sh"]
        return [*fenced, str(self._place), user, *(f"{name}={value}" for name, value in told.items()), *command]

    def path(self, inside: Path) -> Path:
        """Return where a path in here lies on this machine."""
        return self._place / inside.relative_to("/")

    def take(self, file: Path) -> Path:
        """Copy a file in and return its path in here."""
        shutil.copy(file, self._place / "tmp" / file.name)
        return Path("/tmp") / file.name

    def packages(self) -> int:
        """Return how many packages came since the beginning."""
        return self._installed() - self._at_first

    def _installed(self) -> int:
        return len(list((self._place / "var/lib/dpkg/info").glob("*.list")))


@contextmanager
def made(place: Path, display: str) -> Iterator[Root]:
    """Make a bare system in a folder, and remove it in the end."""
    suite, mirror, components = source()
    subprocess.run(
        ["debootstrap", "--variant=minbase", suite, str(place), mirror], check=True, stdout=subprocess.DEVNULL
    )
    for name in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt"):
        if (Path("/") / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path("/") / name, place / name)
    (place / "etc/apt/sources.list").write_text(f"deb {mirror} {suite} {' '.join(components)}\n", encoding="utf-8")
    (place / "etc/apt/apt.conf.d/90host").write_text(_settings(), encoding="utf-8")
    try:
        root = Root(place, display)
        root.run("apt-get", "update")
        yield root
    finally:
        shutil.rmtree(place, ignore_errors=True)


def source() -> tuple[str, str, list[str]]:
    """Return the suite of this system, where apt gets its packages from, and the components that it takes there. Raises
    Failed where apt names none."""
    suite = platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    found: dict[str, list[str]] = {}
    asked = ["apt-get", "indextargets", "--format", "$(RELEASE) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"]
    for line in subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines():
        release, component, uri = line.split()
        if release == suite:
            found.setdefault(uri, []).append(component)
    for uri, parts in found.items():
        if "main" in parts:
            return suite, uri, parts
    raise Failed(f"apt knows no packages of {suite or 'this system'}")


def _settings() -> str:
    """Return how apt reaches its packages here: the settings of this machine's apt that are about that."""
    told = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    begins = ("Acquire::http", "Acquire::https", "Acquire::ftp", "Acquire::Retries")
    return "".join(f"{line}\n" for line in told.splitlines() if line.startswith(begins))


def _proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
