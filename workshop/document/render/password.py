"""A PDF that opens with a password only: AES-256 (ISO 32000-2). PDF/A forbids that: it is no archival form then."""

import io
from typing import Final

import pikepdf
from pikepdf import Encryption, Pdf, Permissions

_ARCHIVAL = ("{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfa/ns/id/}conformance")
_REVISION: Final = 6
"""AES-256 with the password hash of PDF 2.0."""


def locked(data: bytes, password: str) -> bytes:
    """The same file behind ``password``, no longer said to be archival; screen readers still may read it.

    Every call gives other bytes: what encrypts is drawn anew each time.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _no_longer_archival(pdf)
        allowed = Permissions(accessibility=True)
        pdf.save(out, encryption=Encryption(user=password, owner=password, R=_REVISION, allow=allowed))
    return out.getvalue()


def _no_longer_archival(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in _ARCHIVAL:
            if claim in metadata:
                del metadata[claim]
