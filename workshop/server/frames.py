"""What a client may put into WebSocket frames, judged from the frame header before its payload is read."""

from time import monotonic

from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, FrameDecoder, FrameProtocol, Opcode, RsvBits

from workshop.server.limits import Limits

NO_RESERVED_BITS = RsvBits(False, False, False)


class FrameRules(Extension):
    """Text only, bounded size, bounded rate.

    An extension in wsproto's sense, never negotiated with the client: it is wsproto's own way to be
    asked about every frame header as soon as it is parsed, and to refuse with a close code.
    """

    name = "workshop-rules"

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._opcode = Opcode.TEXT
        self._length = 0
        self._earlier_fragments = 0
        self._tokens = limits.frame_burst
        self._counted_at = monotonic()

    def enabled(self) -> bool:
        return True

    def offer(self) -> bool:
        return False

    def frame_inbound_header(
        self, proto: FrameDecoder | FrameProtocol, opcode: Opcode, rsv: RsvBits, payload_length: int
    ) -> CloseReason | RsvBits:
        """May be asked twice about one header that arrives in two parts, so it changes no count."""
        self._opcode, self._length = opcode, payload_length
        if opcode is Opcode.BINARY:
            return CloseReason.UNSUPPORTED_DATA
        if payload_length + self._earlier_fragments > self._limits.message_bytes and not opcode.iscontrol():
            return CloseReason.MESSAGE_TOO_BIG
        return NO_RESERVED_BITS

    def frame_inbound_complete(
        self, proto: FrameDecoder | FrameProtocol, fin: bool
    ) -> CloseReason | None:
        if not self._opcode.iscontrol():
            self._earlier_fragments = 0 if fin else self._earlier_fragments + self._length
        return None if self._spend_token() else CloseReason.POLICY_VIOLATION

    def _spend_token(self) -> bool:
        now = monotonic()
        refill = (now - self._counted_at) * self._limits.frames_per_second
        self._tokens = min(self._tokens + refill, self._limits.frame_burst) - 1
        self._counted_at = now
        return self._tokens >= 0
