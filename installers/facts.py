"""What every installer says of the program: its version stands in `pyproject.toml` and nowhere else."""

from __future__ import annotations

import os
import subprocess
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NAME = "minutebook"
TITLE = "Minutebook"
SUMMARY = "Meeting minutes typed live, finished when the meeting closes"
ABOUT = (
    "Minutebook is for whoever writes the minutes of a board, a committee or a partnership. You type while people "
    "talk; when the chair closes the meeting, the Word minutes and the action table are ready, in your committee's "
    "own house style.",
    "Actions are understood as they are typed, with their owners and due dates. Items, actions and decisions are "
    "numbered by the house style. Everything can be done from the keyboard, nothing typed is lost, and everything "
    "stays in one folder on your machine: no account, no server, no network.",
)
MEETING_TYPE = "application/vnd.minutebook.meeting+json"
MEETING_ENDING = ".meeting.json"
MEETING_WORDS = "Meeting file of Minutebook"


@cache
def project() -> dict[str, Any]:
    """Return the table `project` of `pyproject.toml`."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def version() -> str:
    """Return the version of the program."""
    return str(project()["version"])


@cache
def made_at() -> datetime:
    """Return the moment that a build carries, so that two builds of the same source are the same: SOURCE_DATE_EPOCH,
    else that of the last commit, else the last change of `pyproject.toml`."""
    wanted = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit()
    seconds = int(wanted) if wanted else int((ROOT / "pyproject.toml").stat().st_mtime)
    return datetime.fromtimestamp(seconds, UTC)


def _last_commit() -> str:
    try:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def metadata() -> str:
    """Return the METADATA file by which the program knows its own version at run time
    (packaging.python.org, "Core metadata")."""
    lines = ("Metadata-Version: 2.1", f"Name: {NAME}", f"Version: {version()}", f"Summary: {project()['description']}")
    return "\n".join((*lines, "License: MIT", ""))
