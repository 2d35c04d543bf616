"""Every limit and deadline of the server, in one place."""

from dataclasses import dataclass

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE


@dataclass(frozen=True)
class Limits:
    """What one client may ask of the laptop. Times in seconds, sizes in bytes.

    The defaults are for phones on a weak Wi-Fi and leave them a wide margin; a client that
    goes beyond is broken or hostile, and is answered or cut so that the others notice nothing.
    """

    header_seconds: float = 10
    """From the first byte of a request (or the opening of the connection) to the end of its headers."""
    idle_seconds: float = 15
    """How long a connection without a request is kept."""
    body_seconds: float = 20
    """From the end of the headers to the end of the body."""
    response_seconds: float = 60
    """For the whole of one response; a report of 300 kB on a poor network takes some ten seconds."""
    send_seconds: float = 10
    """For one live message: a client that does not take it in that time is dropped."""
    silence_seconds: float = 90
    """A WebSocket that says nothing, not even an answer to a ping, for that long is dropped."""

    header_bytes: int = 16 * KILOBYTE
    body_bytes: int = 256 * KILOBYTE
    """Of one form. The application should know the same figure, to answer a longer one in the person's language."""
    file_bytes: int = 64 * MEGABYTE
    """Of one form with a file. Between the two the application reads by itself, once it knows who sends it."""
    file_seconds: float = 120
    """For the whole of such a form; 64 MB over a good Wi-Fi take some thirty."""
    discard_bytes: int = 1024 * MEGABYTE
    """How much of a refused body is read and thrown away, within body_seconds, so that the client can still read its
    answer."""

    message_bytes: int = 16 * KILOBYTE
    """Of one WebSocket message, whether in one frame or in many."""
    frames_per_second: float = 50
    frame_burst: float = 200
    """A token bucket for each WebSocket; pings and fragments count."""
    waiting_messages: int = 256
    """For a client that does not read; one more and it is dropped (it asks for the state again)."""

    connections: int = 6500
    """In total: three for each of 2,000 people, and 500."""
    connections_per_address: int | None = 24
    """None switches it off: behind a router that translates addresses everybody has the same one."""
