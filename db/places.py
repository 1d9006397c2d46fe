"""Where a data folder lies: on this computer, on the network, or where a program keeps folders alike."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORKS = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "afs",
        "ncpfs",
        "webdav",
        "davfs",
        "davfs2",
        "fuse.davfs2",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.glusterfs",
        "glusterfs",
        "lustre",
        "ceph",
        "fuse.ceph",
        "9p",
        "vboxsf",
        "fuse.vmhgfs-fuse",
        "prl_fs",
        "drvfs",
    ]
)
"""File systems on which several computers share a file, and which do not let them share memory as SQLite's log needs
(sqlite.org/wal.html: "WAL does not work over a network filesystem"); the names of Linux and macOS."""

MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
"""What sync programs leave in the folder that they keep alike."""
NAMES = (
    (r"Dropbox( \(.+\))?", "Dropbox"),
    (r"OneDrive( - .+|-.+)?", "OneDrive"),
    (r"Google Drive|GoogleDrive(-.+)?", "Google Drive"),
    (r"Nextcloud", "Nextcloud"),
    (r"Mobile Documents|iCloudDrive|iCloud Drive", "iCloud"),
    (r"CloudStorage", "a program that keeps folders alike"),
)
"""How the folders are called that they make (macOS keeps them in Library/CloudStorage and Library/Mobile Documents)."""

LOG, NO_LOG = "WAL", "TRUNCATE"

_OCTAL = r"\\([0-7]{3})"


def network(folder: Path) -> str:
    """Return the kind of network file system that a folder lies on, "" where it lies on this computer."""
    if sys.platform == "win32":
        return "Windows network" if _on_windows_network(folder) else ""
    kind = _kind(os.path.realpath(folder), _mac_mounts() if sys.platform == "darwin" else _mounts())
    return kind if kind in NETWORKS else ""


def synced_by(folder: Path) -> str:
    """Return which program keeps a folder alike on several computers, "" where none is known to."""
    real = Path(os.path.realpath(folder))
    for place in (real, *real.parents):
        for marker, program in MARKERS.items():
            if (place / marker).exists():
                return program
        if any(place.glob(".sync_*.db")) or any(place.glob("._sync_*.db")):
            return "Nextcloud"
    return next((program for part in reversed(real.parts) for name, program in NAMES if re.fullmatch(name, part)), "")


def copies_beside(database: Path) -> tuple[Path, ...]:
    """Return other databases that lie beside one under a name like its own: what a sync program makes where two
    computers wrote ("minutebook (conflicted copy).db", "minutebook.sync-conflict-20310514.db", "minutebook-LAPTOP.db").
    """
    found = database.parent.glob(f"{database.stem}*{database.suffix}")
    return tuple(sorted(path for path in found if path.name != database.name))


def journal_mode(folder: Path) -> str:
    """Return how SQLite is to keep what was not brought into a database yet: in a log, but not on a network."""
    return NO_LOG if network(folder) else LOG


def _kind(path: str, mounts: Iterable[tuple[str, str]]) -> str:
    """Return the file system of the mount that a path lies under: of the longest, and of several the last."""
    best, kind = -1, ""
    for point, found in mounts:
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:
            best, kind = len(point), found
    return kind


def _mounts() -> list[tuple[str, str]]:
    """Return where something is mounted and what, as Linux tells it (man 5 proc_pid_mountinfo); nothing elsewhere."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        before, _, after = line.partition(" - ")
        if after:
            point = before.split()[4]
            point = re.sub(_OCTAL, lambda digits: chr(int(digits[1], 8)), point) if "\\" in point else point
            found.append((point, after.split()[0]))
    return found


def _mac_mounts() -> list[tuple[str, str]]:
    """Return the same as macOS tells it: "//ann@server/share on /Volumes/share (smbfs, nodev)"."""
    import subprocess

    try:
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    return re.findall(r"^.* on (/.*) \((\w+)", said, re.MULTILINE)


def _on_windows_network(folder: Path) -> bool:
    """Tell whether a folder is a share's, by its name or by its letter's kind (4, DRIVE_REMOTE)."""
    drive = folder.absolute().drive
    if drive.startswith("\\\\"):
        return True
    import ctypes

    kind: int = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{drive}\\")  # noqa: B009
    return kind == 4
