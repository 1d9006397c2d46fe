"""Where a data folder lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db import places
from db.places import copies_beside, journal_mode, network, synced_by

TABLE = """\
22 1 253:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:26 / /home rw - btrfs /dev/sdb rw
41 30 0:44 / /home/ines/Office\\040drive rw,relatime - cifs //office/minutes rw
52 22 0:50 / /mnt/far rw - fuse.sshfs ines@far:/ rw
53 52 0:51 / /mnt/far/near rw - ext4 /dev/sdc rw
60 22 0:60 / /mnt/twice rw - ext4 /dev/sdd rw
61 60 0:61 / /mnt/twice rw - nfs4 server:/minutes rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ines/Minutes", ""),
        ("/home/ines/Office drive/Minutes", "cifs"),
        ("/home/ines/Office drive", "cifs"),
        ("/home/ines/Office drive of old", ""),
        ("/mnt/far/minutes", "fuse.sshfs"),
        ("/mnt/far/near/minutes", ""),
        ("/mnt/twice", "nfs4"),
        ("/", ""),
    ],
)
def test_the_innermost_mount_says_whether_it_is_on_the_network(
    folder: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mountinfo").write_text(TABLE)
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "mountinfo")
    monkeypatch.setattr(places.sys, "platform", "linux")
    assert network(Path(folder)) == kind
    assert journal_mode(Path(folder)) == ("TRUNCATE" if kind else "WAL")


def test_where_the_system_tells_of_no_mounts_it_is_taken_for_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "nothing")
    monkeypatch.setattr(places.sys, "platform", "linux")
    assert network(tmp_path) == ""


def left_by(*names: str) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        (place / "Board" / "Minutes").mkdir(parents=True)
        for name in names:
            (place / name).touch()
        return place / "Board" / "Minutes"

    return make


def under(*parts: str) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        (place.joinpath(*parts)).mkdir(parents=True)
        return place.joinpath(*parts)

    return make


@pytest.mark.parametrize(
    ("make", "program"),
    [
        (left_by(".dropbox"), "Dropbox"),
        (left_by(".owncloudsync.log"), "ownCloud"),
        (left_by(".sync_0123456789ab.db"), "Nextcloud"),
        (left_by(".stfolder"), "Syncthing"),
        (left_by(".tmp.driveupload"), "Google Drive"),
        (left_by("README"), ""),
        (under("Dropbox (Harbour Trust)", "Minutes"), "Dropbox"),
        (under("OneDrive - Harbour Trust", "Minutes"), "OneDrive"),
        (under("Library", "Mobile Documents", "com~apple~CloudDocs"), "iCloud"),
        (under("Library", "CloudStorage", "OneDrive-Personal"), "OneDrive"),
        (under("Dropboxes of old", "Minutes"), ""),
    ],
)
def test_a_program_that_keeps_folders_alike_is_known_by_what_it_leaves(
    make: Callable[[Path], Path], program: str, tmp_path: Path
) -> None:
    assert synced_by(make(tmp_path)) == program


def test_copies_of_two_computers_lie_beside_and_nothing_else_counts_as_one(tmp_path: Path) -> None:
    names = {"minutebook (conflicted copy).db", "minutebook.sync-conflict-20310514.db", "minutebook-LAPTOP.db"}
    for name in (*names, "minutebook.db", "minutebook.db-wal", "minutebook.read-out-01234567", "other.db"):
        (tmp_path / name).touch()
    assert {path.name for path in copies_beside(tmp_path / "minutebook.db")} == names
