"""Démarrer l’atelier, ou ses tests · Start the workshop, or its tests.

    python3 start.py              l’atelier sur cet ordinateur · the workshop on this computer
    python3 start.py demo         un atelier joué par des participants fictifs · one played by invented participants
    python3 start.py test         tous les tests · every test
    python3 start.py run --help   les options · the options

Needs Python 3.11 or newer and nothing else. The first start makes the folder .venv beside this file and installs into
it what requirements.txt names, which takes the internet; later starts need none. Any other first word is a command of
the program (`python3 start.py recount FILE`), and everything behind it goes to that command as it is.
"""
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Il faut Python 3.11 ou plus récent ; celui-ci est %d.%d. Voir python.org/downloads.\n"
        "Python 3.11 or newer is needed; this one is %d.%d. See python.org/downloads." % (sys.version_info[:2] * 2)
    )

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import TextIO

HOUSE = Path(__file__).resolve().parent
ENVIRONMENT = HOUSE / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_REQUIREMENTS = [HOUSE / "requirements.txt"]
TEST_REQUIREMENTS = [HOUSE / "requirements.txt", HOUSE / "requirements-dev.txt"]

#: Programs the tests run that pip cannot install: Debian package -> names it may go by.
PROGRAMS = {
    "chromium": ["chromium", "chromium-browser", "google-chrome"],
    "poppler-utils": ["pdftotext", "pdftoppm", "pdffonts"],
}


class Stopped(Exception):
    """The start cannot go on; the two sentences, French and English, say why and what to do."""


def main(words: "list[str]") -> int:
    """Do what the command line says; the exit status, 0 when all went well."""
    keep_standard_streams_open()
    try:
        if words[:1] in (["-h"], ["--help"]):
            say(__doc__)
            return 0
        return test(words[1:]) if words[:1] == ["test"] else run(words)
    except Stopped as stopped:
        say(str(stopped), sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("Arrêté. · Stopped.", sys.stderr)
        return 130


def run(words: "list[str]") -> int:
    """Hand over to the program in its own environment; options without a command mean `run`."""
    install(RUN_REQUIREMENTS)
    command = words if words and not words[0].startswith("-") else ["run", *words]
    # -P and PYTHONPATH: the program is found wherever it is started from, and file names given stay relative to there.
    return hand_over([str(PYTHON), "-P", "-m", "workshop", *command], PYTHONPATH=str(HOUSE))


def test(options: "list[str]") -> int:
    """Every test (or what the pytest options choose) on two cores; pytest's own line comes last."""
    install(TEST_REQUIREMENTS)
    provide_programs()
    os.chdir(str(HOUSE))
    return hand_over([str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadfile", *options])


# ---- the environment ----

def install(requirements: "list[Path]") -> None:
    """Make .venv hold what the files name; without a change since the last time, this takes no time and no network."""
    if not environment_works():
        make_environment()
    mark = ENVIRONMENT / (requirements[-1].stem + ".installed")
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in requirements)).hexdigest()
    if mark.exists() and mark.read_text() == wanted:
        return
    say("Installation des composants (une seule fois)… · Installing components (only once)…")
    pip_install(requirements[-1])
    mark.write_text(wanted)


def environment_works() -> bool:
    """False for none, for one whose making was interrupted, and for one that came on a stick from another computer."""
    try:
        return subprocess.run([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """A fresh .venv made by the Python that runs this file."""
    say("Préparation du dossier .venv… · Preparing the folder .venv…")
    try:
        import ensurepip  # noqa: F401  Debian ships it apart, and venv would only say so with a traceback
        import venv

        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(str(ENVIRONMENT))
    except ImportError:
        raise Stopped(
            "Python est installé sans « venv ». Debian, Ubuntu : sudo apt install python3-venv. "
            "Windows, macOS : réinstallez Python depuis python.org.\n"
            "Python is installed without “venv”. Debian, Ubuntu: sudo apt install python3-venv. "
            "Windows, macOS: install Python again from python.org."
        ) from None
    except (OSError, subprocess.CalledProcessError) as problem:
        raise Stopped(
            "Impossible de créer le dossier %s (%s). Copiez le programme dans un dossier où vous pouvez écrire.\n"
            "The folder %s cannot be made (%s). Copy the program to a folder you may write to."
            % (ENVIRONMENT, problem, ENVIRONMENT, problem)
        ) from None


def pip_install(requirements: Path) -> None:
    """Install with pip's own progress on the screen."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", str(requirements)]
    if subprocess.run(pip).returncode != 0:
        raise Stopped(
            "L’installation n’a pas abouti. La première fois, il faut une connexion à internet ; ensuite plus jamais. "
            "Vérifiez la connexion et recommencez.\n"
            "The installation did not succeed. The first time needs an internet connection, later starts never. "
            "Check the connection and try again."
        )


# ---- programs for the tests ----

def missing_programs() -> "dict[str, list[str]]":
    """Debian package -> the names looked for, of those that are not on this computer."""
    return {package: names for package, names in PROGRAMS.items() if not any(map(shutil.which, names))}


def provide_programs() -> None:
    """Install what is missing where we may; otherwise name it, so that nobody wonders what was not tested."""
    if missing_programs() and may_use_apt():
        apt = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=apt)
        subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", *missing_programs()], env=apt)
    for package, names in missing_programs().items():
        say(
            "Absent : %s (Debian : sudo apt install %s). Les tests qui en ont besoin ne seront pas exécutés.\n"
            "Missing: %s (Debian: sudo apt install %s). The tests that need it will not run."
            % (", ".join(names), package, ", ".join(names), package)
        )


def may_use_apt() -> bool:
    """Only root on Debian and its relatives; we never ask for a password."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


# ---- the screen and the process ----

def hand_over(command: "list[str]", **variables: str) -> int:
    """Become that program, so that Ctrl-C and every other signal reach it directly; Windows cannot, there we wait."""
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    if os.name != "nt":
        os.execve(command[0], command, environment)
    child = subprocess.Popen(command, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child got it too and is closing; its status is ours


def keep_standard_streams_open() -> None:
    """A double click may come without input and output: then the first socket would be taken for the screen."""
    if os.name == "nt":
        return
    stream = os.open(os.devnull, os.O_RDWR)
    while stream <= 2:
        os.set_inheritable(stream, True)
        stream = os.open(os.devnull, os.O_RDWR)
    os.close(stream)


def say(text: str, stream: "TextIO | None" = None) -> None:
    """Print, where there is a screen at all, whatever letters it knows."""
    stream = stream or sys.stdout
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
