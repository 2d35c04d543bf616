"""`run`: the laptop's server. Prints where phones find it, with a QR code, and opens the facilitator's page."""

from __future__ import annotations

import json
import logging
import os
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from traceback import format_tb
from typing import Any

import segno
from flask import Flask

from workshop.app import create_app, serve_laptop
from workshop.cli.arguments import explained
from workshop.cli.passphrase import ask_passphrase
from workshop.config import BadSetting, Config, make_data_dir, read_config
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.i18n.phrasebook import Phrasebook
from workshop.places import Places
from workshop.server.laptop import Laptop
from workshop.storage.lock import hold
from workshop.web.parts import EXTENSION, Parts

OPTIONS = (
    msg("--port N is the port, 1 to 65535; without it 80, 8080 or the next free one."),
    msg("--host ADDRESS is 0.0.0.0 for phones on the Wi-Fi (as without it), 127.0.0.1 for this computer only."),
    msg("--data-dir FOLDER is where workshops are kept."),
    msg("--language fr|en is the language that phones and pages begin with."),
    msg("--passphrase ask: it is given in the browser; prompt: in the terminal; none: data are not locked."),
    msg("--no-browser opens no page. --no-address-cap lets any number of phones come from one address."),
)
USAGE = msg("The command is: python3 start.py [OPTIONS]")


def main(argv: Sequence[str]) -> int:
    """Serve until Ctrl-C; 0 when stopped cleanly.

    Raises Mendable when a setting must be mended first, or the data folder is in use already."""
    if explained(argv, USAGE, OPTIONS):
        return 0
    config = checked_config(argv)
    write_discreetly()
    with closing(hold(Places(config.data_dir).laptop)):
        _serve(config)
    _print(Phrasebook(config.language).say(msg("The workshop is stopped. Everything is saved.")))
    return 0


def checked_config(argv: Sequence[str]) -> Config:
    """The settings, with a data folder that can be written to; what is written is for this user only. Raises
    Mendable."""
    os.umask(0o077)  # databases and reports, too: SQLite and the press would let everybody of this computer read
    try:
        config = read_config(argv)
        make_data_dir(config)
    except BadSetting as problem:
        raise Mendable(msg("{reason}", reason=str(problem))) from problem
    return config


def _serve(config: Config) -> None:
    app = create_app(config)
    prepare_vault(app, config)
    laptop = serve_laptop(app, config)
    with _word_left(Places(config.data_dir), laptop.port, parts_of(app).local_token):
        announce(laptop, config)
        laptop.run()
    parts_of(app).press.stop()
    parts_of(app).vault.close()


@contextmanager
def _word_left(places: Places, port: int, token: str) -> Iterator[None]:
    """Tell commands of this computer (rehearse) where the server is; readable for this user only."""
    places.server.unlink(missing_ok=True)
    places.server.touch(mode=0o600)
    places.server.write_text(json.dumps({"port": port, "token": token, "pid": os.getpid()}))
    try:
        yield
    finally:
        places.server.unlink(missing_ok=True)


class DiscreetFormatter(logging.Formatter):
    """Says where a bug is, but not with which values: these could be somebody's answer or address."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        kind, _value, trace = ei
        return "".join([*format_tb(trace), kind.__name__])


def write_discreetly() -> None:
    """The program's own log, on the terminal: warnings and bugs, without times and without values."""
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def prepare_vault(app: Flask, config: Config) -> None:
    """Passphrase "none": set up without; "prompt": ask in the terminal now. "ask" leaves it to the facilitator's
    page.
    """
    vault = parts_of(app).vault
    if config.passphrase == "none" and not vault.is_set_up():
        vault.set_up(None)
    if config.passphrase == "prompt":
        ask_passphrase(vault, Phrasebook(config.language).say)
    parts_of(app).finish_interrupted()


def parts_of(app: Flask) -> Parts:
    """What the application was assembled from."""
    parts: Parts = app.extensions[EXTENSION]
    return parts


def announce(laptop: Laptop, config: Config) -> None:
    """Say where the pages are; a terminal that is not there is no reason to fail."""
    say = Phrasebook(config.language).say
    facilitator = f"http://127.0.0.1:{laptop.port}/facilitator/".replace(":80/", "/")
    lines = [say(msg("Facilitator’s page: {address}", address=facilitator))]
    lines += [say(msg("For the phones: {address}", address=address)) for address in laptop.urls]
    lines.append(say(msg("To stop: Ctrl-C")))
    _print("\n".join(lines))
    if sys.stdout is not None and sys.stdout.isatty() and laptop.urls:
        segno.make(laptop.urls[0]).terminal(compact=True)
    if config.open_browser:
        webbrowser.open(facilitator)


def _print(text: str) -> None:
    """A terminal whose window was closed must not end a workshop."""
    with suppress(OSError):
        print(text, flush=True)
