"""Writes resources/licences from what is installed: who made what the program ships, and on which terms.

`python -m installers.make_licences` after a dependency was added or brought up to date; a test says when that was
forgotten. What is no distribution of Python's stands in resources/licences/by_hand.toml.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from db.values import asdict
from desktop.licences import Component

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "resources" / "licences"
BY_HAND, MADE = LICENCES / "by_hand", LICENCES / "made"
LICENCE_FILE = re.compile(r"(licen[cs]es?|copying|notice|authors)\b", re.IGNORECASE)
OTHER_BUILDS = ("android/", "cibw_musl/", "pbin_musl/", "v8_xfa/")
"""Folders of licences of builds that are not shipped (pypdfium2)."""


def main() -> int:
    """Write the list and the texts of distributions anew."""
    for old in MADE.glob("*"):
        old.unlink()
    MADE.mkdir(exist_ok=True)
    for name, words in texts().items():
        (MADE / name).write_text(words, encoding="utf-8", newline="\n")
    rows = [asdict(one) for one in components()]
    written = json.dumps(rows, indent=1, ensure_ascii=False)
    (LICENCES / "components.json").write_text(f"{written}\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} components in {LICENCES.relative_to(ROOT)}")
    return 0


def components() -> list[Component]:
    """Return everything that is shipped: what stands in the table first, then the distributions by name."""
    kept = tomllib.loads((LICENCES / "by_hand.toml").read_text(encoding="utf-8"))
    said = {row["name"]: row for row in kept["distribution"]}
    by_hand = [
        Component(
            name=row["name"],
            version=VERSIONS[row["version"]]() if row["version"] else "",
            licence=row["licence"],
            what=row["what"],
            texts=tuple(_place(text) for text in row["texts"]),
        )
        for row in kept["component"]
    ]
    return [*by_hand, *(_component(name, said.get(name, {})) for name in sorted(shipped()))]


def texts() -> dict[str, str]:
    """Return the texts that come out of distributions, by the names of their files in resources/licences/made."""
    made = {f"{name}.txt": words for name in shipped() if (words := _joined(licence_files(name)))}
    kept = tomllib.loads((LICENCES / "by_hand.toml").read_text(encoding="utf-8"))
    for text in {text for row in kept["component"] for text in row["texts"]}:
        name, parted, file = text.partition(":")
        if parted:
            found = {path.rpartition("/")[2]: words for path, words in licence_files(name)}
            made[_made(text)] = f"{file.partition('.')[0]}\n\n{found[file]}\n"
    return made | {"minutebook.txt": (ROOT / "LICENSE").read_text(encoding="utf-8")}


def shipped() -> set[str]:
    """Return the names of the distributions that the program needs, and of those that they need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    waiting = list(_wanted(project["dependencies"]))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _wanted(metadata.requires(name) or ())
    return found


def licence_files(name: str) -> list[tuple[str, str]]:
    """Return the licences in an installed distribution, the path within it and the text of each."""
    files = metadata.files(name) or []
    inside = [file for file in files if ".dist-info/" in str(file) and _is_licence(str(file))]
    return [(str(file), _words(Path(str(file.locate())))) for file in sorted(inside)]


def _words(file: Path) -> str:
    """Return the text of a file, whose writer may not have known of UTF-8."""
    content = file.read_bytes().replace(b"\r\n", b"\n").strip()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _wanted(requirements: Iterable[str]) -> Iterator[str]:
    for line in requirements:
        wanted = Requirement(line)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield canonicalize_name(wanted.name)


def _is_licence(path: str) -> bool:
    behind = path.partition(".dist-info/")[2]
    return bool(LICENCE_FILE.match(behind)) and not any(folder in behind for folder in OTHER_BUILDS)


def _component(name: str, said: Mapping[str, object]) -> Component:
    about = metadata.metadata(name)
    by_hand = [_place(str(text)) for text in said.get("texts", ())]  # type: ignore[attr-defined]
    own = [f"licences/made/{name}.txt"] if licence_files(name) else []
    return Component(
        name=about["Name"],
        version=about["Version"],
        licence=str(said.get("licence") or about["License-Expression"] or about["License"]),
        what=str(said.get("what") or about["Summary"]),
        texts=(*by_hand, *own),
    )


def _place(text: str) -> str:
    """Return where a text of the table lies, below resources."""
    if ":" in text:
        return f"licences/made/{_made(text)}"
    return text.removeprefix("/") if text.startswith("/") else f"licences/by_hand/{text}"


def _made(text: str) -> str:
    """Return the file in resources/licences/made for a text within a distribution."""
    return f"{re.sub(r'[:.]', '-', text)}.txt"


def _joined(files: Iterable[tuple[str, str]]) -> str:
    found = list(files)
    if len(found) == 1:
        return f"{found[0][1]}\n"
    headed = (f"{path.rpartition('.dist-info/')[2]}\n{'-' * 72}\n\n{words}\n" for path, words in found)
    return "\n\n".join(headed)


def _cipher(pragma: str) -> str:
    import sqlcipher3

    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'x'")
    said = str(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
    connection.close()
    return next(word for word in said.split() if word[0].isdigit())


def _sqlite() -> str:
    import sqlcipher3

    return str(sqlcipher3.sqlite_version)


VERSIONS: dict[str, Callable[[], str]] = {
    "minutebook": lambda: str(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    ),
    "qt": lambda: metadata.version("pyside6-essentials"),
    "sqlite": _sqlite,
    "sqlcipher": lambda: _cipher("cipher_version"),
    "openssl": lambda: _cipher("cipher_provider_version"),
    "fonts": lambda: "",
    "icons": lambda: "",
}
"""How the version is found of what the table names."""

if __name__ == "__main__":
    raise SystemExit(main())
