"""The commands: `python -m workshop NAME …` calls main(argv) of the module that COMMANDS names."""
from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.i18n.phrasebook import Phrasebook

#: Name on the command line -> (module, what it does). A module is imported only when its command is given.
COMMANDS: dict[str, tuple[str, Message]] = {
    "run": ("workshop.cli.run", msg("Starts the workshop on this computer.")),
    "demo": ("workshop.cli.demo", msg("Plays a whole workshop with invented participants.")),
    "rehearse": ("workshop.cli.rehearse", msg("Sends invented participants to a running workshop, as a test.")),
    "recount": ("workshop.cli.recount", msg("Counts a ballots file again with every method.")),
    "report": ("workshop.cli.report", msg("Makes the report from a file of facts.")),
}


def main(argv: Sequence[str]) -> int:
    """Run the command named first; 0 when it went well, 2 when the person has something to mend."""
    if not argv or argv[0] in ("-h", "--help"):
        print(overview())
        return 0 if argv else 2
    name, *rest = argv
    try:
        return command(name)(rest)
    except Mendable as problem:
        print(phrasebook(rest).say(problem.message), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command(name: str) -> Callable[[Sequence[str]], int]:
    """The main function of the command.

    Raises Mendable when there is no such command.
    """
    if name not in COMMANDS:
        names = ", ".join(COMMANDS)
        raise Mendable(msg("There is no command {name}. The commands are: {names}.", name=name, names=names))
    return importlib.import_module(COMMANDS[name][0]).main


def overview() -> str:
    """The commands, one a line, with what each does."""
    say = phrasebook().say
    width = max(map(len, COMMANDS))
    return "\n".join(f"{name:<{width}}  {say(what)}" for name, (_, what) in COMMANDS.items())


def phrasebook(given: Sequence[str] = ()) -> Phrasebook:
    """The language of the terminal: what the arguments `given` or WORKSHOP_LANGUAGE say, else the system's if it is
    French, else English."""
    told = " ".join(given).replace("=", " ").partition("--language ")[2]
    variables = (os.environ.get(name) for name in ("WORKSHOP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    wish = told or next(filter(None, variables), "")
    return Phrasebook("fr" if wish.lower().startswith("fr") else "en")
