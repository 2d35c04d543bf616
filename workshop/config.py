"""How this laptop runs the program: a frozen object made once from arguments and WORKSHOP_* variables, then handed
in.
"""

from __future__ import annotations

import argparse
import ipaddress
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM_FOLDER = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr", "en")
PASSPHRASE_MODES = ("ask", "prompt", "none")


class BadSetting(Exception):
    """A setting that cannot work; its text says what to do."""


@dataclass(frozen=True)
class Config:
    """Port 0 means: 80, else 8080, else the next free one. `passphrase`: "ask" in the browser at the first start
    (default),
    "prompt" in the terminal at every start, "none" to go without knowingly. `address_cap` limits connections per
    address."""

    port: int = 0
    host: str = "0.0.0.0"  # noqa: S104 - phones in the room must reach us; hosts are checked in server/hosts.py
    data_dir: Path = PROGRAM_FOLDER / "data"
    language: str = "fr"
    passphrase: str = "ask"
    open_browser: bool = True
    address_cap: bool = True


OPTIONS = {
    "port": "WORKSHOP_PORT",
    "host": "WORKSHOP_HOST",
    "data_dir": "WORKSHOP_DATA_DIR",
    "language": "WORKSHOP_LANGUAGE",
    "passphrase": "WORKSHOP_PASSPHRASE",
    "open_browser": "WORKSHOP_OPEN_BROWSER",
    "address_cap": "WORKSHOP_ADDRESS_CAP",
}


def read_config(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> Config:
    """The configuration; an argument wins over its environment variable.

    Raises BadSetting with a sentence (French and English) that says what to do.
    """
    given = vars(_parser().parse_args(arguments))
    texts = {name: given.get(name) or environ.get(variable, "") for name, variable in OPTIONS.items()}
    checks: dict[str, Callable[[str], Any]] = {
        "port": _port,
        "host": _host,
        "data_dir": _data_dir,
        "language": _language,
        "passphrase": _passphrase,
        "open_browser": _yes_or_no,
        "address_cap": _yes_or_no,
    }
    return Config(**{name: checks[name](text) for name, text in texts.items() if text})


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        words = message.split()  # argparse says in English what is wrong with them
        named = " ".join(word for word in words if word.startswith("-")).rstrip(":") or words[-1]
        raise BadSetting(
            f"Option inconnue ou incomplète : {named}. Voyez --help. "
            f"/ Unknown or incomplete option: {named}. See --help."
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="start.py", allow_abbrev=False, description="Atelier / Workshop")
    parser.add_argument("--port", help="1–65535 (80, 8080, …)")
    parser.add_argument("--host", help="0.0.0.0, 127.0.0.1, …")
    parser.add_argument("--data-dir", dest="data_dir", help="dossier des données / data folder")
    parser.add_argument("--language", help="fr, en")
    parser.add_argument("--passphrase", help="ask, prompt, none")
    parser.add_argument("--no-browser", dest="open_browser", action="store_const", const="no")
    parser.add_argument("--no-address-cap", dest="address_cap", action="store_const", const="no")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise BadSetting(
            f"Le port « {text} » n’existe pas : donnez un nombre de 1 à 65535, ou rien. "
            f"/ There is no port “{text}”: give a number from 1 to 65535, or leave it out."
        )
    return int(text)


def _host(text: str) -> str:
    try:
        return str(ipaddress.ip_address("127.0.0.1" if text == "localhost" else text))
    except ValueError:
        raise BadSetting(
            f"« {text} » n’est pas une adresse de cet ordinateur : donnez 0.0.0.0 ou 127.0.0.1. "
            f"/ “{text}” is not an address of this computer: give 0.0.0.0 or 127.0.0.1."
        ) from None


def _data_dir(text: str) -> Path:
    try:
        return Path(text).expanduser().resolve()
    except (OSError, RuntimeError, ValueError):  # nobody's home folder, links in a circle, a NUL in the name
        raise _unusable(text) from None


def make_data_dir(config: Config) -> None:
    """Make the data folder where there is none; raises BadSetting when nothing can be written there."""
    folder = config.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise _unusable(str(folder))


def _unusable(folder: str) -> BadSetting:
    return BadSetting(
        f"Le dossier « {folder} » ne peut pas être utilisé : choisissez avec --data-dir un dossier où vous pouvez "
        f"écrire. / The folder “{folder}” cannot be used: choose one with --data-dir that you may write to."
    )


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise BadSetting(f"Langue inconnue « {text} » : fr ou en. / Unknown language “{text}”: fr or en.")
    return text


def _passphrase(text: str) -> str:
    if text not in PASSPHRASE_MODES:
        raise BadSetting(
            f"Phrase secrète « {text} » : ask, prompt ou none. / Passphrase “{text}”: ask, prompt or none."
        )
    return text


def _yes_or_no(text: str) -> bool:
    if text.lower() not in ("yes", "no", "1", "0", "true", "false"):
        raise BadSetting(f"« {text} » : répondez yes ou no. / “{text}”: answer yes or no.")
    return text.lower() in ("yes", "1", "true")
