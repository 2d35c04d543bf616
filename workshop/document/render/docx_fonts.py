"""The letters that travel in a DOCX: the faces its styles use, and those of other scripts where a text needs them."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from workshop.document.render.docx_styles import FAMILY, INSTEAD
from workshop.document.render.fonts import FOLDER
from workshop.document.render.wordml import NAMESPACES, script_family

_SCRIPT = re.compile(rf'w:cs="{script_family("")}(NKo|Adlam|Arabic)"')


@dataclass(frozen=True)
class Face:
    """A face: the name of its file, the family it belongs to in Word, as which of its kinds it is embedded."""

    file: str
    family: str
    kind: str = "embedRegular"

    @cached_property
    def letters(self) -> bytes:
        return (FOLDER / f"{self.file}.ttf").read_bytes()

    @property
    def key(self) -> str:
        """A GUID that belongs to these letters."""
        digits = hashlib.sha256(self.letters).hexdigest()[:32].upper()
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    @property
    def hidden(self) -> bytes:
        """Its file as the format wants it (ECMA-376-1, 17.8.1): the first 32 bytes crossed with the key from behind."""
        key = bytes.fromhex(self.key.replace("-", ""))[::-1]
        return bytes(byte ^ key[i % 16] for i, byte in enumerate(self.letters[:32])) + self.letters[32:]


_KINDS = {"Regular": "embedRegular", "Bold": "embedBold", "Italic": "embedItalic"}
"""What the styles use; the rare strong word in italics is slanted by the program, which spares 30 kB."""
_OWN = tuple(Face(f"WorkshopSans-{name}", FAMILY, kind) for name, kind in _KINDS.items())


def faces(parts: Iterable[str]) -> tuple[Face, ...]:
    """The faces of a file with these parts."""
    scripts = sorted({script for part in parts for script in _SCRIPT.findall(part)})
    return (*_OWN, *(Face(f"Workshop{script}-Regular", script_family(script)) for script in scripts))


def font_table(used: tuple[Face, ...]) -> str:
    """fontTable.xml; where a program does not take the letters from the file, it is told what to take instead."""
    families = dict.fromkeys(face.family for face in used)
    return f"<w:fonts {NAMESPACES}>{''.join(_family(family, used) for family in families)}</w:fonts>"


def _family(family: str, used: tuple[Face, ...]) -> str:
    instead = f'<w:altName w:val="{INSTEAD}"/>' if family == FAMILY else ""
    return (
        f'<w:font w:name="{family}">{instead}<w:charset w:val="00"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/>{"".join(_embedded(family, used))}</w:font>'
    )


def _embedded(family: str, used: tuple[Face, ...]) -> Iterator[str]:
    for n, face in enumerate(used, 1):
        if face.family == family:
            yield f'<w:{face.kind} r:id="rId{n}" w:fontKey="{{{face.key}}}"/>'
