"""The stand-alone program: what PyInstaller makes, made small, and proved by its own self-test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from installers import collected, facts

SPEC = Path(__file__).with_name("minutebook.spec")
WORK = facts.ROOT / "build" / "program"
LARGEST = 200 * 1024 * 1024
"""Bytes that the installed program may take."""


def make(out: Path) -> Path:
    """Make the program in `out` and return its folder. Raises CalledProcessError; ValueError where it is too large."""
    folder = out / facts.NAME
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(int(facts.made_at().timestamp())),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(WORK), str(SPEC)]
    subprocess.run(command, cwd=facts.ROOT, env=environment, check=True)
    if sys.platform == "linux":
        strip(folder)
    weigh(folder)
    prove(folder)
    return folder


def made_for_it() -> Iterator[tuple[Path, str]]:
    """Make the files that the program holds beside its source, and yield each with the folder that it is put in."""
    WORK.mkdir(parents=True, exist_ok=True)
    contents = WORK / "contents.json"
    contents.write_text(json.dumps(collected.contents(), indent=1), encoding="utf-8")
    yield contents, "resources"
    metadata = WORK / "METADATA"
    metadata.write_text(facts.metadata(), encoding="utf-8")
    yield metadata, f"{facts.NAME}-{facts.version()}.dist-info"


def version_of_windows() -> Path:
    """Make the file from which PyInstaller takes what Windows shows as a program's details, and return it."""
    numbers = tuple(int(part) for part in facts.version().split("."))
    four = (*numbers, 0, 0, 0, 0)[:4]
    told = {
        "CompanyName": "the Minutebook authors",
        "FileDescription": facts.TITLE,
        "FileVersion": facts.version(),
        "InternalName": facts.NAME,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{facts.NAME}.exe",
        "ProductName": facts.TITLE,
        "ProductVersion": facts.version(),
    }
    strings = ", ".join(f"StringStruct({name!r}, {words!r})" for name, words in told.items())
    path = WORK / "version_info.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}),\n"
        f"  kids=[StringFileInfo([StringTable('080904b0', [{strings}])]),\n"
        "        VarFileInfo([VarStruct('Translation', [0x0809, 0x04b0])])])\n",
        encoding="utf-8",
    )
    return path


def strip(folder: Path) -> None:
    """Take what only serves for finding faults out of libraries; the program itself carries its modules and stays."""
    libraries = [path for path in folder.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)


def prove(folder: Path) -> None:
    """Run the self-test of a program that was made, in an environment that knows nothing of this machine's Python."""
    started = folder / ("minutebook-cli.exe" if sys.platform == "win32" else facts.NAME)
    if sys.platform == "darwin":
        started = folder.with_name(f"{facts.TITLE}.app") / "Contents" / "MacOS" / facts.NAME
    kept = ("HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA", "LANG")
    bare = {name: value for name, value in os.environ.items() if name in kept}
    subprocess.run([str(started), "--self-test"], cwd=folder.anchor, env={**bare, "PATH": os.defpath}, check=True)


def weigh(folder: Path) -> None:
    """Raise ValueError where a program takes more than is wanted."""
    if (size := size_of(folder)) > LARGEST:
        raise ValueError(f"{folder} takes {in_mb(size)}; at most {in_mb(LARGEST)} are wanted")


def size_of(folder: Path) -> int:
    """Return the bytes that the files of a folder take, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def in_mb(size: int) -> str:
    """Return a size in words."""
    return f"{size / 1024 / 1024:.0f} MB"


def clear(out: Path) -> None:
    """Remove what an earlier build left."""
    for left in (out / facts.NAME, WORK):
        shutil.rmtree(left, ignore_errors=True)
