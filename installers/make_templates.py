"""Makes the Word templates of the house styles in resources/templates: run by hand after a change of looks.

    python installers/make_templates.py [FOLDER]

Written part by part, so that nothing of another program's template is left in them; the same run gives the same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.minutes.document import Look  # noqa: E402
from desktop.minutes.house_style import built_in  # noqa: E402
from installers.templates.parts import parts  # noqa: E402


def write(look: Look, folder: Path) -> Path:
    """Write a template and return its path."""
    path = folder / look.template
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts(look).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "templates"
    for style in built_in().values():
        print(write(style.look, target).name)
