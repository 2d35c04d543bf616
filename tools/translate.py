"""Keep the catalogues of translations/ in step with the sentences of the program.

    python tools/translate.py update              collect every sentence into messages.pot and every language's .po
    python tools/translate.py merge FILE.json …   take French sentences from {"English": "French"} files; plurals as
                                                  {"English singular": ["French singular", "French plural"]}
    python tools/translate.py missing             list the sentences that have no translation yet
    python tools/translate.py status              say of every language how complete it is, and whether it is offered

Sorted, without places and dates: the same sentences give the same files. English translates itself. A sentence
that has left the program leaves the catalogues. ``merge --into CODE`` fills another language than French.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from workshop.i18n.catalogue import is_sound  # noqa: E402
from workshop.i18n.extraction import Sentence, extract  # noqa: E402
from workshop.i18n.languages import TRANSLATIONS, Language, language, languages  # noqa: E402

POT = TRANSLATIONS / "messages.pot"
HEADER = "# Made by tools/translate.py update: sentences come from the program, translations are edited here."
Translation = str | tuple[str, ...]
Translations = dict[str, Translation]


class PlainCatalogue(Catalog):
    """A catalogue whose header says only what reading it needs: no dates, no names, no versions."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Language, plural rule and encoding."""
        plural = [("Language", self.locale_identifier), ("Plural-Forms", self.plural_forms)] if self.locale else []
        text = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
        return [*plural, ("MIME-Version", "1.0"), *text]


def main() -> int:
    """Run one command; the exit status is 1 where something needs a person's eye."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    merge_command = commands.add_parser("merge")
    merge_command.add_argument("files", nargs="+", type=Path)
    merge_command.add_argument("--into", default="fr")
    commands.add_parser("missing")
    commands.add_parser("status")
    given = parser.parse_args()
    if given.command == "merge":
        return merge(given.files, language(given.into))
    return {"update": update, "missing": missing, "status": status}[given.command]()


def update() -> int:
    """Rewrite messages.pot and every catalogue from the program; keep the translations of sentences still in use."""
    sentences = extract(ROOT)
    write(POT, sentences, {}, None)
    for spoken in languages():
        known = {_key(sentence): sentence for sentence in sentences} if spoken.code == "en" else translations(spoken)
        write(spoken.catalogue, sentences, known, spoken)
    return missing()


def merge(files: Iterable[Path], spoken: Language) -> int:
    """Put the files' sentences into the language's catalogue (a later file wins); say what does not fit."""
    sentences = {_key(sentence): sentence for sentence in extract(ROOT)}
    merged: Translations = {}
    notes = []
    for file in files:
        for text, given in json.loads(file.read_text(encoding="utf-8")).items():
            translation = given if isinstance(given, str) else tuple(given)
            if objection := _objection(sentences.get(text), translation):
                notes.append(f"{file.name}: left out, {objection}: {text}")
                continue
            if merged.get(text, translation) != translation:
                notes.append(f"{file.name}: said otherwise before: {text}: {merged[text]} / {translation}")
            merged[text] = translation
    write(spoken.catalogue, sentences.values(), translations(spoken) | merged, spoken)
    tell([*notes, f"{len(merged)} sentences merged"])
    return 1 if notes else 0


def _objection(sentence: Sentence | None, translation: Translation) -> str | None:
    if sentence is None:
        return "the program does not say this"
    if isinstance(sentence, tuple) != isinstance(translation, tuple):
        return "singular and plural do not fit"
    return None if is_sound(sentence, translation) else "empty, or with a parameter that the sentence does not have"


def missing() -> int:
    """Print what has no translation, language by language."""
    wanted = {_key(sentence) for sentence in extract(ROOT)}
    gaps = [(spoken.code, text) for spoken in languages() for text in sorted(wanted - translations(spoken).keys())]
    tell([*map(": ".join, gaps), f"{len(wanted)} sentences, {len(gaps)} without a translation"])
    return 1 if gaps else 0


def status() -> int:
    """Say of each language whether people may choose it, and why not; only what is complete should be offered."""
    wanted = {_key(sentence) for sentence in extract(ROOT)}
    gaps = {spoken: len(wanted - translations(spoken).keys()) for spoken in languages()}
    tell(f"{spoken.code} ({spoken.name}): {_standing(spoken, gap, len(wanted))}" for spoken, gap in gaps.items())
    return 1 if any(gap for spoken, gap in gaps.items() if spoken.ready) else 0


def _standing(spoken: Language, gap: int, wanted: int) -> str:
    if gap:
        so = "offered all the same: English stands for them" if spoken.ready else "not offered"
        return f"{gap} of {wanted} sentences have no translation, {so}"
    return "complete, offered" if spoken.ready else "complete, not offered: set ready = true in languages.toml"


def translations(spoken: Language) -> Translations:
    """What the language's catalogue holds, unfinished entries left out."""
    if not spoken.catalogue.exists():
        return {}
    with spoken.catalogue.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    return {_key(entry.id): entry.string for entry in entries if is_sound(entry.id, entry.string, entry.fuzzy)}


def write(path: Path, sentences: Iterable[Sentence], known: Translations, spoken: Language | None) -> None:
    """Write a catalogue of these sentences; those not known stay empty."""
    catalogue = PlainCatalogue(locale=spoken.locale if spoken else None, header_comment=HEADER, fuzzy=False)
    for sentence in sentences:
        translation = known.get(_key(sentence), "" if isinstance(sentence, str) else ("", ""))
        if isinstance(sentence, tuple) == isinstance(translation, tuple):
            catalogue.add(sentence, translation)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, sort_output=True)


def tell(lines: Iterable[str]) -> None:
    """Say something to the person at the terminal, a line each."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _key(sentence: Sentence) -> str:
    return sentence if isinstance(sentence, str) else sentence[0]


if __name__ == "__main__":
    sys.exit(main())
