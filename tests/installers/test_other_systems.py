"""The installers of Windows and macOS, and the workflow that builds on all three: what is known of them from here."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import pytest

from desktop.app import MEETING_FILE
from installers import build, facts, icons
from installers.macos import application, image
from installers.windows import setup

ROOT = Path(__file__).parents[2]
SECTIONS = ("Setup", "Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run", "Code")
WORKFLOW = ROOT / ".github" / "workflows" / "build.yml"


@pytest.fixture
def script() -> str:
    return setup.SCRIPT.read_text(encoding="utf-8")


def section(script: str, name: str) -> list[str]:
    """Return the lines of a section of an Inno Setup script, comments left out."""
    found = re.search(rf"^\[{name}\]\n(.*?)(?=^\[\w+\]|\Z)", script, re.DOTALL | re.MULTILINE)
    assert found is not None, name
    return [line for line in found[1].splitlines() if line and not line.startswith(";")]


def test_the_script_has_the_sections_that_inno_setup_knows(script: str) -> None:
    assert tuple(re.findall(r"^\[(\w+)\]$", script, re.MULTILINE)) == SECTIONS
    for name in ("Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run"):
        for line in section(script, name):
            assert line.count('"') % 2 == 0, line
            assert all(re.match(r"\s*\w+: ", part) for part in re.sub(r'"[^"]*"', "x", line).split(";")), line
    assert all(re.match(r"\w+=", line) for line in section(script, "Setup"))


def test_windows_asks_for_no_administrator_and_touches_only_the_users_own(script: str) -> None:
    told = dict(line.split("=", 1) for line in section(script, "Setup"))
    assert told["PrivilegesRequired"] == "lowest"
    assert told["DefaultDirName"].startswith("{localappdata}")
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", told["AppId"])
    assert all(line.startswith("Root: HKCU;") for line in section(script, "Registry"))
    assert "{commonpf" not in script and "HKLM" not in script


def test_removing_it_from_windows_leaves_the_data_and_says_where(script: str) -> None:
    assert "UninstallDelete" not in script
    code = "\n".join(section(script, "Code"))
    assert "usPostUninstall" in code and "{localappdata}\\Minutebook" in code
    assert len(re.findall(r"\bbegin\b", code)) == len(re.findall(r"\bend;", code))


def test_the_script_is_told_what_it_asks_for(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icons, "MADE", tmp_path)
    given = dict(one.removeprefix("/D").split("=", 1) for one in setup.given(tmp_path))
    assert set(re.findall(r"\{#(\w+)\}", script)) == set(given)
    assert given["Version"] == facts.version()
    assert Path(given["Icon"]).read_bytes()[:4] == b"\0\0\1\0"


def test_without_inno_setup_windows_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ISCC", "ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA", "PATH"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(FileNotFoundError, match="Inno Setup"):
        setup.compiler()
    monkeypatch.setenv("ISCC", "C:\\tools\\ISCC.exe")
    assert setup.compiler() == "C:\\tools\\ISCC.exe"


def test_macos_is_told_which_files_the_program_opens() -> None:
    told = plistlib.loads(plistlib.dumps(application.info()))
    (kind,) = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeIdentifier"] in told["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["meeting.json"]
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == facts.version()
    assert re.fullmatch(r"\d+\.\d+", told["LSMinimumSystemVersion"])


def test_macos_icon_holds_every_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setattr(icons, "MADE", tmp_path)
    with Image.open(icons.icns()) as made:
        assert {width * scale for width, _, scale in made.info["sizes"]} >= {32, 64, 128, 256, 512, 1024}


def test_macos_signs_only_where_there_is_somebody_to_sign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MINUTEBOOK_SIGN", raising=False)
    monkeypatch.delenv("MINUTEBOOK_NOTARY", raising=False)
    assert image.before(tmp_path) == []
    assert [command[0] for command in image.image(tmp_path, tmp_path / "x.dmg")] == ["hdiutil"]
    monkeypatch.setenv("MINUTEBOOK_SIGN", "Somebody")
    monkeypatch.setenv("MINUTEBOOK_NOTARY", "profile")
    (signs,) = image.before(tmp_path)
    assert signs[signs.index("--sign") + 1] == "Somebody"
    assert plistlib.loads(Path(signs[signs.index("--entitlements") + 1]).read_bytes())
    assert [command[0] for command in image.image(tmp_path, tmp_path / "x.dmg")] == ["hdiutil", "xcrun", "xcrun"]


def test_what_each_system_opens_is_what_the_program_takes() -> None:
    assert facts.MEETING_ENDING.endswith(MEETING_FILE)


@pytest.mark.parametrize("only", ["package"])
def test_a_package_without_a_program_is_refused_in_one_line(
    only: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.main(["--only", only, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("not built: ") and "build it first" in said and len(said.splitlines()) == 1


def test_the_workflow_builds_on_all_three_without_secrets() -> None:
    words = WORKFLOW.read_text(encoding="utf-8")
    assert all(f"system: {name}" in words for name in ("ubuntu-", "windows-", "macos-"))
    assert "secrets." not in words
    used = re.findall(r"uses: (\S+)", words)
    assert used and all(re.fullmatch(r"actions/[\w-]+@v\d+", one) for one in used)


def test_what_the_workflow_runs_is_there() -> None:
    words = WORKFLOW.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([\w-]+)", words)) <= targets
    assert (ROOT / ".ci" / "run").is_file() and ".ci/run" in words
    assert "python -m installers.build" in words
