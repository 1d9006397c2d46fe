"""LibreOffice, made to correct Word files by a macro in a profile of its own, and to save them as it does."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
Order = tuple[str, ...]
"""A verb of the macro and what it is done with; no `|` in it."""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Correcting"/></library:library>
"""
_MACRO = """
Sub Main(folder As String)
  n = FreeFile
  Open folder & "/orders.txt" For Input As #n
  Do While Not EOF(n)
    Line Input #n, order
    If order <> "" Then Carry(folder, Split(order, "|"))
  Loop
  Close #n
  StarDesktop.terminate()
End Sub

Sub Carry(folder As String, part)
  On Error Goto Bad
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/" & part(0) & ".docx"), "_blank", 0, hidden())
  doc.RecordChanges = (part(1) = "tracked")
  If part(2) <> "leave" Then Correct(doc, part(2), part(3), part)
  doc.storeToURL(ConvertToURL(folder & "/" & part(0) & ".back.docx"), word())
  doc.close(True)
  Exit Sub
Bad:
  n = FreeFile
  Open folder & "/failed.txt" For Append As #n
  Print #n, part(0) & ": " & Error$ & " at " & Erl
  Close #n
  doc.close(True)
End Sub

Sub Correct(doc, verb As String, words As String, part)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  found = doc.findFirst(search)
  text = found.Text
  Select Case verb
  Case "say"
    found.setString(part(4))
  Case "insert"
    text.insertString(found.End, part(4), False)
  Case "split"
    text.insertControlCharacter(found.Start, 0, False)
  Case "join"
    cursor = text.createTextCursorByRange(found)
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, True)
    cursor.setString(" ")
  Case "remove"
    cursor = text.createTextCursorByRange(found)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.setString("")
  Case "add"
    cursor = text.createTextCursorByRange(found)
    cursor.gotoEndOfParagraph(False)
    text.insertControlCharacter(cursor, 0, False)
    text.insertString(cursor, part(4), False)
  Case "bold"
    found.CharWeight = 150
  Case "plain"
    found.CharWeight = 100
  Case "unlist"
    found.NumberingStyleName = ""
    found.ParaStyleName = part(4)
  Case "remove row"
    rows = found.TextTable.Rows
    rows.removeByIndex(CInt(Mid(found.Cell.CellName, 2)) - 1, 1)
  Case "add row"
    table = found.TextTable
    at = CInt(Mid(found.Cell.CellName, 2))
    table.Rows.insertByIndex(at, 1)
    For i = 4 To UBound(part)
      table.getCellByName(Chr(61 + i) & (at + 1)).setString(part(i))
    Next
  Case "cell"
    row = Mid(found.Cell.CellName, 2)
    For i = 4 To UBound(part) Step 2
      cell = found.TextTable.getCellByName(part(i) & row)
      cursor = cell.createTextCursor()
      cursor.gotoStart(False)
      cursor.gotoEnd(True)
      cursor.setString(part(i + 1))
    Next
  Case "move"
    doc.CurrentController.select(found)
    frame = doc.CurrentController.Frame
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    Dim nothing_more()
    view = doc.CurrentController.ViewCursor
    view.gotoRange(found, False)
    view.gotoStartOfLine(False)
    cursor = view.Text.createTextCursorByRange(view)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    doc.CurrentController.select(cursor)
    dispatcher.executeDispatch(frame, ".uno:Cut", "", 0, nothing_more())
    search.SearchString = part(4)
    other = doc.findFirst(search)
    cursor = other.Text.createTextCursorByRange(other)
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, False)
    doc.CurrentController.select(cursor)
    dispatcher.executeDispatch(frame, ".uno:Paste", "", 0, nothing_more())
  End Select
End Sub
"""
_MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Correcting" script:language="StarBasic">
{_MACRO.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}
</script:module>
"""


def corrected(files: Mapping[str, tuple[bytes, bool, Order]], folder: Path) -> dict[str, bytes]:
    """Return Word files as LibreOffice saves them once it has carried out an order on each, tracked or not.

    `folder` is an empty one to work in. What LibreOffice could not do is in none of the files.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(profile, "--terminate_after_init")
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Correcting.xba").write_text(_MODULE, encoding="utf-8")
    work = folder / "files"
    work.mkdir()
    for name, (content, _, _) in files.items():
        (work / f"{name}.docx").write_bytes(content)
    (work / "orders.txt").write_text("\n".join(_lines(files)), encoding="ascii")
    _run(profile, f"macro:///Standard.Correcting.Main({work})")
    failed = work / "failed.txt"
    assert not failed.exists(), failed.read_text()
    return {name: (work / f"{name}.back.docx").read_bytes() for name in files}


def _lines(files: Mapping[str, tuple[bytes, bool, Sequence[str]]]) -> list[str]:
    return ["|".join((name, "tracked" if tracked else "as is", *order)) for name, (_, tracked, order) in files.items()]


def _run(*options: str) -> None:
    assert SOFFICE
    subprocess.run([SOFFICE, *options, "--headless", "--norestore"], check=True, capture_output=True, timeout=300)
