"""The disk image of macOS: the application beside a link to Applications, signed where there is somebody to sign it.

MINUTEBOOK_SIGN names an identity in the keychain, MINUTEBOOK_NOTARY a profile that `notarytool` knows; both may be
left out, and then the first start is allowed by hand (resources/guide/installing.md).
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from installers import facts

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")


def make(out: Path) -> Path:
    """Make the image of the application in `out`, and return its file. Raises CalledProcessError."""
    application = out / f"{facts.TITLE}.app"
    if not application.is_dir():
        raise ValueError(f"{application} is not there; build the program first")
    file = out / f"{facts.TITLE}-{facts.version()}-{platform.machine()}.dmg"
    stage = facts.ROOT / "build" / "image"
    for command in before(application):
        subprocess.run(command, check=True)
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(application, stage / application.name, symlinks=True)
    (stage / "Applications").symlink_to("/Applications")
    for command in image(stage, file):
        subprocess.run(command, check=True)
    return file


def before(application: Path) -> list[list[str]]:
    """Return what is run on the application before it is put into the image."""
    identity = os.environ.get("MINUTEBOOK_SIGN")
    signs = ["codesign", "--force", "--deep", "--timestamp", "--options", "runtime"]
    signs += ["--entitlements", str(ENTITLEMENTS), "--sign", identity or "", str(application)]
    return [signs] if identity else []


def image(stage: Path, file: Path) -> list[list[str]]:
    """Return what makes the image, and what has it looked at by Apple."""
    made = ["hdiutil", "create", "-volname", facts.TITLE, "-srcfolder", str(stage), "-format", "UDZO", "-ov", str(file)]
    profile = os.environ.get("MINUTEBOOK_NOTARY")
    looked_at = ["xcrun", "notarytool", "submit", str(file), "--keychain-profile", profile or "", "--wait"]
    return [made, looked_at, ["xcrun", "stapler", "staple", str(file)]] if profile else [made]
