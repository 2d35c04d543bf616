"""`rehearse`: sends invented participants to a running laptop and says whether laptop and router hold.

Without --address it talks to the laptop server of this computer and makes the throw-away rehearsal itself; from another
computer the facilitator starts the rehearsal and reads out address and code."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import psutil

from workshop.cli import phrasebook
from workshop.cli.arguments import Arguments, explained
from workshop.cli.interrupt import ctrl_c_ends_here
from workshop.config import BadSetting, read_config
from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.places import Places
from workshop.services.secrets import form_token
from workshop.virtual.browser import Browser, checked_address
from workshop.virtual.rehearsal import LONGEST_SECONDS, MOST_PEOPLE, Findings, Rehearsal, percentile

BAR = 30
USUAL_PEOPLE, USUAL_SECONDS = 200, 10

USAGE = msg(
    "The command is: python -m workshop rehearse [--participants N] [--within SECONDS] [--address ADDRESS] "
    "[--code CODE] [--data-dir FOLDER]"
)
HELP = (
    msg("--participants N sets how many invented participants come, 1 to {most}: {usual}, unless told otherwise.",
        most=MOST_PEOPLE, usual=USUAL_PEOPLE),
    msg("--within SECONDS sets in how many seconds all of them answer, 1 to {most}: {usual}, unless told otherwise.",
        most=LONGEST_SECONDS, usual=USUAL_SECONDS),
    msg("--address ADDRESS says where the workshop is, such as http://192.168.1.10; without it, on this computer."),
    msg("--code CODE is the room code that the facilitator’s page shows for the rehearsal."),
    msg("--data-dir FOLDER is the data folder of the workshop on this computer."),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    people: int
    within: float
    address: str
    code: str
    data_dir: str


def main(argv: Sequence[str]) -> int:
    """Rehearse and print what was found; 1 when an answer was lost, doubled or failed."""
    if explained(argv, USAGE, HELP):
        return 0
    asked = _asked(argv)
    if asked.address:
        host, port = checked_address(asked.address)
        _check_somebody_is_there(host, port, asked.address)
        found, server = _rehearse(asked, host, port, asked.code), None
    else:
        found, server = _rehearse_here(asked)
    print("\n".join(_report(asked, found, server)))
    return 0 if found.acknowledged == asked.people and not found.lost and not found.doubled else 1


def _check_somebody_is_there(host: str, port: int, address: str) -> None:
    browser = Browser(host, port)
    try:
        browser.get("/")
    except OSError as problem:
        raise Mendable(
            msg("Nobody answers at {address}. Check the address and the Wi-Fi of this computer.", address=address)
        ) from problem
    finally:
        browser.close()


def _asked(argv: Sequence[str]) -> Asked:
    parser = Arguments(USAGE)
    parser.add_argument("--participants", type=int, default=USUAL_PEOPLE)
    parser.add_argument("--within", type=float, default=USUAL_SECONDS)
    parser.add_argument("--address", default="")
    parser.add_argument("--code", default="")
    parser.add_argument("--data-dir", default="")
    given = parser.parse_args(list(argv))
    if not 1 <= given.participants <= MOST_PEOPLE or not 1 <= given.within <= LONGEST_SECONDS:
        raise Mendable(
            msg(
                "Give 1 to {people} participants and 1 to {seconds} seconds.",
                people=MOST_PEOPLE,
                seconds=LONGEST_SECONDS,
            )
        )
    return Asked(given.participants, given.within, given.address, given.code, given.data_dir)


def _rehearse(asked: Asked, host: str, port: int, code: str) -> Findings:
    with ctrl_c_ends_here():
        return Rehearsal(host, port, asked.people, asked.within, code, _progress).run()


def _progress(done: int, total: int, what: str) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        filled = BAR * done // total
        print(
            f"\r{what:5} [{'█' * filled}{'·' * (BAR - filled)}] {done}/{total}",
            end="\n" if done == total else "",
            file=sys.stderr,
        )


def _rehearse_here(asked: Asked) -> tuple[Findings, ServerUse | None]:
    word = _left_word(asked.data_dir)
    door = _Door(word["port"], word["token"])
    code = door.ask("start")["code"]
    try:
        with _measured(word["pid"]) as use:
            found = _rehearse(asked, "127.0.0.1", word["port"], code)
    finally:
        counted = door.ask("stop")
    found.answered, found.seats = counted["answered"], counted["seats"]
    return found, use


def _left_word(data_dir: str) -> dict[str, Any]:
    """What the running server wrote about itself. Raises Mendable when none runs on this computer."""
    try:
        config = read_config(["--data-dir", data_dir] if data_dir else [])
        return dict(json.loads(Places(config.data_dir).server.read_text()))
    except (OSError, ValueError, BadSetting) as problem:
        raise Mendable(
            msg("No workshop runs on this computer. Start it first, or give --address as the projector shows it.")
        ) from problem


class _Door:
    """The rehearsal's door on this computer's own server: the token in the data folder opens it."""

    def __init__(self, port: int, token: str):
        self._browser, self._token = Browser("127.0.0.1", port), token
        self._browser.cookies["d"] = secret = secrets.token_urlsafe(32)
        self._form_token = form_token(secret)

    def ask(self, go: str) -> dict[str, Any]:
        """Start or stop the rehearsal; the server's answer. Raises Mendable with its sentence."""
        try:
            page = self._browser.post(
                "/facilitator/rehearsal", {"token": [self._form_token], "local": [self._token], "go": [go]}
            )
        except OSError as problem:
            raise Mendable(msg("The workshop on this computer does not answer. Start it again.")) from problem
        answer = dict(json.loads(page.text)) if page.text.startswith("{") else {}
        if page.status != 200:
            raise Mendable(msg("The rehearsal cannot begin: {reason}", reason=answer.get("error", page.status)))
        return answer


@dataclass
class ServerUse:
    """What the rehearsal cost the server: seconds of processor time, share of one core, megabytes of memory."""

    cpu: float = 0.0
    share: float = 0.0
    memory: float = 0.0


@contextmanager
def _measured(pid: int) -> Iterator[ServerUse]:
    use, process, began = ServerUse(), psutil.Process(pid), perf_counter()
    before = process.cpu_times()
    yield use
    after = process.cpu_times()
    use.cpu = after.user + after.system - before.user - before.system
    use.share = use.cpu / (perf_counter() - began)
    use.memory = process.memory_info().rss / 1e6


def _report(asked: Asked, found: Findings, server: ServerUse | None) -> Iterator[str]:
    say = phrasebook().say
    yield say(msg("Joined: {joined} of {people}", joined=found.joined, people=asked.people))
    yield say(msg("Time to join: {times}", times=_times(found.join_times)))
    yield say(msg("Answers recorded: {n} of {people}", n=found.acknowledged, people=asked.people))
    yield say(msg("Refused: {refused}, without an answer: {failed}", refused=found.refused, failed=found.failed))
    yield say(msg("Lost: {lost}, doubled: {doubled}", lost=_known(found.lost), doubled=_known(found.doubled)))
    yield say(msg("From sending to “recorded”: {times}", times=_times(found.ack_times)))
    yield say(msg("From “recorded” to the projector: {times}", times=_times(found.wall_times)))
    if server:
        yield say(
            msg(
                "Server: {cpu} s of processor, {share} % of one core, {memory} MB",
                cpu=round(server.cpu, 1),
                share=round(100 * server.share),
                memory=round(server.memory),
            )
        )
    yield say(_verdict(asked, found))


def _times(times: list[float]) -> Message:
    if not times:
        return msg("not measured")
    median, p95, p99 = (round(1000 * (percentile(times, share) or 0)) for share in (0.5, 0.95, 0.99))
    return msg("half within {median} ms, 95 % within {p95} ms, 99 % within {p99} ms", median=median, p95=p95, p99=p99)


def _known(number: int | None) -> object:
    return msg("not known from here") if number is None else number


def _verdict(asked: Asked, found: Findings) -> Message:
    if found.lost or found.doubled:
        return msg("Do not use this set-up: answers were lost or doubled. Please report it.")
    if found.joined and not found.asked:
        return msg("No question is open there. Start the rehearsal on the facilitator’s page, then try again.")
    if found.acknowledged < asked.people:
        return msg(
            "This set-up does not hold so many: use a stronger router, a second access point, "
            "or let people vote in waves."
        )
    if (percentile(found.ack_times, 0.99) or 0) > 1:
        return msg("It holds, but slowly. Move the router to the middle of the room, or let people vote in waves.")
    return msg("This set-up holds.")
