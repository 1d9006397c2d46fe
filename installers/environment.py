"""Runs in the stand-alone program before anything else: programs that it opens get the clerk's own environment back.

PyInstaller points the loader at the program's own libraries while it starts. Left so, LibreOffice would be handed our
libraries when an export is opened in it (pyinstaller.org, "Launching external programs from the frozen application").
"""

import os

for name in ("LD_LIBRARY_PATH", "LIBPATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)
