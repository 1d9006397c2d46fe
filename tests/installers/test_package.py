"""The package of Debian and Ubuntu: what it says of itself, and that the system's own tools understand it."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.command_line import parser
from desktop.command_line.commands import commands
from desktop.commands import COMMANDS
from desktop.licences import components
from installers import facts, icons
from installers.linux import copyright, man_page, package

HERE = Path(package.__file__).parent


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the package puts on a disk, around a program that is none."""
    monkeypatch.setattr(icons, "MADE", tmp_path)
    made = tmp_path / "made" / facts.NAME
    (made / "_internal").mkdir(parents=True)
    (made / facts.NAME).write_bytes(b"\x7fELF but none")
    (made / "_internal" / "words.txt").write_text("words", encoding="utf-8")
    (made / "_internal" / "again.txt").symlink_to("words.txt")
    package.lay_out(tmp_path / "root", made)
    return tmp_path / "root"


def asked(tool: str, *arguments: str) -> str:
    """Return what a tool of the system says, or skip where it is not installed."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    return f"{done.returncode} {(done.stdout + done.stderr).strip()}"


def test_everything_is_in_its_place(root: Path) -> None:
    there = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    assert {
        "usr/bin/minutebook",
        "usr/lib/minutebook/minutebook",
        "usr/share/applications/minutebook.desktop",
        "usr/share/mime/packages/minutebook.xml",
        "usr/share/metainfo/minutebook.metainfo.xml",
        "usr/share/man/man1/minutebook.1.gz",
        "usr/share/doc/minutebook/copyright",
        "usr/share/doc/minutebook/changelog.gz",
        "usr/share/doc/minutebook/guide/index.html",
        "usr/share/icons/hicolor/scalable/apps/minutebook.svg",
        *(f"usr/share/icons/hicolor/{size}x{size}/apps/minutebook.png" for size in icons.SIZES),
    } <= there
    assert (root / "usr/bin/minutebook").resolve() == root / "usr/lib/minutebook/minutebook"
    assert (root / "usr/lib/minutebook/_internal/again.txt").is_symlink()


def test_the_guide_finds_its_pictures(root: Path) -> None:
    guide = root / "usr/share/doc/minutebook/guide"
    assert (guide / "pictures").readlink().as_posix() == "../../../../lib/minutebook/_internal/resources/guide/pictures"
    shown = {name for page in guide.glob("*.html") for name in re.findall(r'src="([^"]+)"', page.read_text("utf-8"))}
    assert shown
    assert all((facts.ROOT / "resources/guide" / name).is_file() for name in shown)


def test_the_desktop_entry_is_one(root: Path) -> None:
    entry = root / "usr/share/applications/minutebook.desktop"
    words = entry.read_text(encoding="utf-8")
    assert "Exec=minutebook %F\n" in words and f"MimeType={facts.MEETING_TYPE};\n" in words
    assert f"Comment={facts.SUMMARY}\n" in words
    assert asked("desktop-file-validate", str(entry)) == "0 "


def test_the_software_centre_is_told_the_same(root: Path) -> None:
    path = root / "usr/share/metainfo/minutebook.metainfo.xml"
    told = ElementTree.parse(path).getroot()
    assert told.findtext("summary") == facts.SUMMARY
    assert [p.text for p in told.findall("description/p")] == list(facts.ABOUT)
    assert told.find("releases/release").attrib["version"] == facts.version()  # type: ignore[union-attr]
    assert told.findtext("provides/mediatype") == facts.MEETING_TYPE
    # Its id would begin with a domain of the makers', and they have none.
    found = asked("appstreamcli", "validate", "--no-net", "--no-color", str(path)).lstrip("0123456789 ").splitlines()
    assert [line for line in found if line.startswith(("E:", "W:")) and "cid-desktopapp-is-not-rdns" not in line] == []


def test_the_type_of_meeting_files_is_known_by_its_two_endings(root: Path, tmp_path: Path) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ElementTree.parse(root / "usr/share/mime/packages/minutebook.xml").getroot()
    assert kind.attrib["type"] == facts.MEETING_TYPE
    glob = kind.find(f"{space}glob")
    assert glob is not None and glob.attrib["pattern"] == f"*{facts.MEETING_ENDING}"
    # More than the 50 that *.json has, so that it wins.
    assert int(glob.attrib["weight"]) > 50
    assert kind.findtext(f"{space}comment") == facts.MEETING_WORDS
    assert asked("update-mime-database", "-n", str(root / "usr/share/mime")).startswith("0 ")


@pytest.mark.parametrize("size", [16, 48, 512])
def test_an_icon_has_its_size_and_is_no_empty_picture(root: Path, size: int) -> None:
    from PySide6.QtGui import QImage

    image = QImage(str(root / f"usr/share/icons/hicolor/{size}x{size}/apps/minutebook.png"))
    assert (image.width(), image.height()) == (size, size)
    assert len({image.pixel(size // 2, y) for y in range(size)}) > 1


@pytest.mark.parametrize(
    ("words", "besides", "listed"),
    [
        ("libc6 (>= 2.35), libegl1", (), "libc6 (>= 2.35), libegl1"),
        ("libglib2.0-0 (>= 2.26)", (), "libglib2.0-0 (>= 2.26) | libglib2.0-0t64 (>= 2.26)"),
        ("libglib2.0-0t64 (>= 2.26)", (), "libglib2.0-0 (>= 2.26) | libglib2.0-0t64 (>= 2.26)"),
        ("libx11-xcb1 (>= 2:1.8.4)", (), "libx11-xcb1"),
        ("", ("xdg-utils",), "xdg-utils"),
        ("libcups2 (>= 1.4.0)", ("xdg-utils",), "libcups2 (>= 1.4.0) | libcups2t64 (>= 1.4.0), xdg-utils"),
    ],
)
def test_a_package_is_asked_for_by_the_names_that_it_has(words: str, besides: tuple[str, ...], listed: str) -> None:
    assert package.listed(words, besides) == listed


def test_dpkg_reads_what_is_written_for_it(root: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg is not installed")
    package.control(root, {"Depends": "libc6", "Recommends": "xdg-utils"})
    package.settle(root)
    file = root.parent / "it.deb"
    built = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(root), str(file)]
    subprocess.run(built, check=True, capture_output=True)
    assert asked("dpkg-deb", "-f", str(file), "Version") == f"0 {facts.version()}"
    assert asked("dpkg-deb", "-f", str(file), "Description").startswith("0 meeting minutes typed live")
    listed = asked("dpkg-deb", "-c", str(file)).splitlines()
    runs = [line.split()[5] for line in listed if line.lstrip("0 ").startswith("-rwx")]
    assert runs == ["./usr/lib/minutebook/minutebook"]
    assert all("root/root" in line for line in listed)


def test_two_packages_of_the_same_program_are_the_same(root: Path) -> None:
    if shutil.which("dpkg-deb") is None:
        pytest.skip("dpkg is not installed")
    made = []
    for count in range(2):
        package.control(root, {"Depends": "libc6"})
        package.settle(root)
        file = root.parent / f"{count}.deb"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(facts.made_at().timestamp()))}
        command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(root), str(file)]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        made.append(file.read_bytes())
        shutil.rmtree(root / "DEBIAN")
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("script", "given", "said"),
    [
        ("postrm", ["remove"], "~/.local/share/Minutebook"),
        ("postrm", ["purge"], ""),
        ("postrm", ["upgrade", "1"], ""),
        ("postinst", ["configure"], ""),
    ],
)
def test_what_is_said_when_the_package_goes(script: str, given: list[str], said: str) -> None:
    done = subprocess.run(["sh", str(HERE / script), *given], capture_output=True, text=True, check=True)
    assert (said in done.stdout) if said else done.stdout == ""


def test_the_man_page_has_every_command_argument_and_key() -> None:
    page = man_page.page()
    plain = page.replace("\\-", "-").replace("\\e", "\\")
    for command in commands():
        assert f".SS {command.name}\n" in plain
        for action in man_page.subparsers(parser())[command.name]._actions:
            for option in action.option_strings:
                assert f"\\fB{option}\\fR" in plain or option in ("-h", "--help") or action.help == "==SUPPRESS=="
    for row in COMMANDS:
        for key in row.keys:
            assert key in plain, f"{row.name}: {key}"
    for option in ("--data", "--open", "--self-test"):
        assert f"\\fB{option}\\fR" in plain


def test_man_reads_the_page(tmp_path: Path) -> None:
    path = tmp_path / "minutebook.1"
    path.write_text(man_page.page(), encoding="utf-8")
    assert not [line for line in asked("mandoc", "-T", "lint", str(path)).splitlines() if "STYLE" not in line[2:]][1:]
    assert "NAME" in asked("mandoc", "-T", "ascii", str(path))


def test_the_changes_are_dated_and_lead_to_the_clerks() -> None:
    words = package.changelog()
    assert words.startswith(f"minutebook ({facts.version()}) ")
    assert re.search(r"\n -- .+ <\S+@\S+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\n$", words)
    assert gzip.decompress(gzip.compress(words.encode(), mtime=0)).decode() == words


def test_whose_work_it_is_stands_in_the_copyright_file() -> None:
    words = copyright.words()
    for one in components():
        assert one.name in words
    assert "Permission is hereby granted, free of charge" in words
    assert "/usr/share/common-licenses/LGPL-3" in words
    assert copyright.APACHE not in words.upper()
