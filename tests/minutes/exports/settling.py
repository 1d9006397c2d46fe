"""LibreOffice, made to accept and to reject every tracked change of Word files, by a macro in a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SOFFICE = shutil.which("soffice")
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settling"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Main(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim plain(1) As New com.sun.star.beans.PropertyValue
  plain(0).Name = "FilterName" : plain(0).Value = "Text (encoded)"
  plain(1).Name = "FilterOptions" : plain(1).Value = "UTF8,LF,,,"
  Dim nothing_more()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim names(999) As String
  n = 0
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    names(n) = name : n = n + 1
    name = Dir
  Loop
  For i = 0 To n - 1
    For Each verb In Array("AcceptAll", "RejectAll")
      doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; names(i)), "_blank", 0, hidden())
      frame = doc.CurrentController.Frame
      dispatcher.executeDispatch(frame, ".uno:" &amp; verb &amp; "TrackedChanges", "", 0, nothing_more())
      doc.storeToURL(ConvertToURL(folder &amp; "/" &amp; names(i) &amp; "." &amp; verb), plain())
      doc.close(True)
    Next
  Next
  StarDesktop.terminate()
End Sub
</script:module>
"""


@dataclass(frozen=True, slots=True)
class Settled:
    """The lines of a document as LibreOffice reads it, once with every change accepted and once with none."""

    accepted: list[str]
    rejected: list[str]


def settled(files: Mapping[str, bytes], folder: Path) -> dict[str, Settled]:
    """Return what LibreOffice makes of Word files, numbers of lists included; `folder` is an empty one to work in."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(profile, "--terminate_after_init")
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Settling.xba").write_text(_MODULE, encoding="utf-8")
    work = folder / "files"
    work.mkdir()
    for name, content in files.items():
        (work / f"{name}.docx").write_bytes(content)
    _run(profile, f"macro:///Standard.Settling.Main({work})")
    return {name: Settled(_lines(work, name, "AcceptAll"), _lines(work, name, "RejectAll")) for name in files}


def _run(*options: str) -> None:
    assert SOFFICE
    subprocess.run([SOFFICE, *options, "--headless", "--norestore"], check=True, capture_output=True, timeout=300)


def _lines(folder: Path, name: str, verb: str) -> list[str]:
    return (folder / f"{name}.docx.{verb}").read_text(encoding="utf-8-sig").split("\n")
