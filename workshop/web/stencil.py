"""A page with gaps for the token of its forms, compressed once: to fill them costs a hundredth of making the page."""

from __future__ import annotations

import struct
import zlib

from workshop.web.compression import LEVEL

TOKEN_LENGTH = 32
GAP = "\0" * TOKEN_LENGTH
"""Stands for the token: what a page never contains otherwise."""

_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # RFC 1952: deflate, no name, no time, no system
_STORED = struct.pack("<BHH", 0, TOKEN_LENGTH, TOKEN_LENGTH ^ 0xFFFF)  # RFC 1951: a block that is not compressed


class Stencil:
    """Made from a rendered page with GAP wherever the token belongs."""

    def __init__(self, html: str) -> None:
        self._pieces = html.encode().split(GAP.encode())
        self._small = _deflated(self._pieces)

    def filled(self, token: str) -> bytes:
        """The page with this token."""
        return token.encode().join(self._pieces)

    def compressed(self, page: bytes, token: str) -> bytes:
        """What `filled` gave for the token, as gzip."""
        body = (_STORED + token.encode()).join(self._small)
        return _GZIP_HEAD + body + struct.pack("<II", zlib.crc32(page), len(page))


def _deflated(pieces: list[bytes]) -> list[bytes]:
    """Each piece as whole blocks of one stream. The gaps go through the compressor too, so that its references to what
    came before remain right, but into a gap none can lead: the rest of the page has no such bytes."""
    machine = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = []
    for piece in pieces[:-1]:
        small.append(machine.compress(piece) + machine.flush(zlib.Z_SYNC_FLUSH))
        machine.compress(GAP.encode())
        machine.flush(zlib.Z_SYNC_FLUSH)
    return [*small, machine.compress(pieces[-1]) + machine.flush()]
