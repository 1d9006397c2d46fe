"""What macOS is told of the program: its name, the oldest system it runs on, and the meeting files that it opens."""

from __future__ import annotations

from typing import Any

from installers import facts

IDENTIFIER = "minutebook.Minutebook"
MEETING = f"{IDENTIFIER}.meeting"
OLDEST = "13.0"
"""What the wheels of PySide6 6.11 are built for."""


def info() -> dict[str, Any]:
    """Return what stands in Info.plist beside the name and the version (Apple, Information Property List)."""
    return {
        "CFBundleDisplayName": facts.TITLE,
        "CFBundleShortVersionString": facts.version(),
        "CFBundleVersion": facts.version(),
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence, the Minutebook authors",
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": facts.MEETING_WORDS,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [MEETING],
            },
            {
                "CFBundleTypeName": "JSON",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.json"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": MEETING,
                "UTTypeDescription": facts.MEETING_WORDS,
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [facts.MEETING_ENDING.lstrip(".")],
                    "public.mime-type": [facts.MEETING_TYPE],
                },
            }
        ],
    }
