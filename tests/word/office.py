"""LibreOffice accepting or rejecting every tracked change, as a third who reads our documents."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling"
 script:language="StarBasic">
Sub Settle(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim asWord(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  asWord(0).Name = "FilterName" : asWord(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim names(1000) As String
  count = 0
  found = Dir(ConvertFromURL(folder) &amp; "/*.docx")
  Do While found &lt;&gt; ""
    names(count) = found
    count = count + 1
    found = Dir()
  Loop
  For number = 0 To count - 1
    For Each how In Array("Accept", "Reject")
      document = StarDesktop.loadComponentFromURL(
        folder &amp; "/" &amp; names(number), "_blank", 0, hidden())
      frame = document.CurrentController.Frame
      dispatcher.executeDispatch(frame, ".uno:" &amp; how &amp; "AllTrackedChanges", "", 0, none())
      document.storeToURL(folder &amp; "/" &amp; how &amp; "/" &amp; names(number), asWord())
      document.close(True)
    Next
  Next
End Sub
</script:module>
""".replace("(\n        ", "(")
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Settling"/></library:library>
"""


def settled(
    soffice: str, folder: Path, documents: Mapping[str, bytes]
) -> dict[str, tuple[bytes, bytes]]:
    """Each document with all tracked changes accepted, and with all rejected."""
    profile, files = folder / "profile", folder / "files"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    # A new profile is filled with what LibreOffice ships, over what stands in it.
    subprocess.run([*command, "--terminate_after_init"], check=True, timeout=120)
    library = profile / "user" / "basic" / "Standard"
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (library / "Settling.xba").write_text(_MACRO, encoding="utf-8")
    for how in ("Accept", "Reject"):
        (files / how).mkdir(parents=True)
    for name, content in documents.items():
        (files / f"{name}.docx").write_bytes(content)
    macro = f'macro:///Standard.Settling.Settle("{files.as_uri()}")'
    subprocess.run([*command, macro], check=True, timeout=600, capture_output=True)
    return {
        name: (
            (files / "Accept" / f"{name}.docx").read_bytes(),
            (files / "Reject" / f"{name}.docx").read_bytes(),
        )
        for name in documents
    }
