"""`demo`: plays a whole Peace Exchange with invented participants and leaves both PDFs. Works without a browser."""

from __future__ import annotations

import random
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

from workshop.app import create_app, serve_laptop
from workshop.cli.arguments import explained
from workshop.cli.interrupt import ctrl_c_ends_here
from workshop.cli.run import OPTIONS, checked_config, parts_of, write_discreetly
from workshop.config import Config
from workshop.domain.text import Message, msg
from workshop.i18n.phrasebook import Phrasebook
from workshop.places import Places
from workshop.storage.lock import hold
from workshop.virtual.show import FAST, SEED, Pace, Show

FOLDER = "demo"
USAGE = msg("The command is: python3 start.py demo [--fast] [OPTIONS]")
HELP = (msg("--fast plays without waiting and stops at the end."), *OPTIONS)


def main(argv: Sequence[str]) -> int:
    """Play it; with --fast without waiting, and stop at the end. Otherwise the pages stay until Ctrl-C."""
    if explained(argv, USAGE, HELP):
        return 0
    fast = "--fast" in argv
    config = checked_config([argument for argument in argv if argument != "--fast"])
    write_discreetly()
    config = replace(config, data_dir=config.data_dir / FOLDER, host="127.0.0.1", passphrase="none")
    with closing(hold(Places(config.data_dir).laptop)):
        return _play(config, fast)


def _play(config: Config, fast: bool) -> int:
    app = create_app(config, SameEveryTime())
    vault = parts_of(app).vault
    if not vault.is_set_up():
        vault.set_up(None)
    for earlier in vault.workshop_ids():
        vault.erase(earlier)
    laptop = serve_laptop(app, config)
    say = Phrasebook(config.language).say
    try:
        if config.open_browser and not fast:
            _open_pages(laptop.port)
        show = Show("127.0.0.1", laptop.port, FAST if fast else Pace(), lambda step: _tell(say, step))
        with ctrl_c_ends_here():
            files = show.play(config.data_dir / "files")
        _tell(say, msg("The report and the recount sheets are in {folder}:", folder=str(config.data_dir / "files")))
        print("\n".join(f"  {path.name}" for path in files), flush=True)
        if not fast:
            _tell(say, msg("The pages stay open. To stop: Ctrl-C"))
            laptop.run()
    finally:
        laptop.stop()
        vault.close()
    return 0


class SameEveryTime:
    """Identifiers in a fixed order: the same demo gives the same report, byte for byte."""

    def __init__(self) -> None:
        self._chance = random.Random(SEED)

    def new_id(self) -> str:
        return f"{self._chance.getrandbits(64):016x}"


def _tell(say: Callable[[Message], str], step: Message) -> None:
    print(say(step), flush=True)


def _open_pages(port: int) -> None:
    for page in ("facilitator", "projector"):
        webbrowser.open(f"http://127.0.0.1:{port}/{page}/")
