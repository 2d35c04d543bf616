"""A workshop as the first program left it: old/0001.json holds its tables and the results that it showed."""
from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text

from tests.storage.example import ID, new_vault
from workshop.places import Places
from workshop.storage import migrations
from workshop.storage.database import connect
from workshop.storage.files import make_folder, sync_file
from workshop.storage.folder import Folder
from workshop.storage.keys import KeyRing

OLD = json.loads((Path(__file__).parent / "old" / "0001.json").read_text())
PICK, RANK, FEW, IDEAS, OPEN = "id2", "id3", "id4", "id5", "id7"


def made_by_the_first_program(root: Path, **workshop: object) -> None:
    """The data folder as it left it; `workshop` changes columns of the workshop."""
    new_vault(root).close()
    path = Places(root).workshop(ID)
    make_folder(path)
    folder = Folder(path, ID, KeyRing(Places(root).keys))
    generation, key = folder.begin()
    with connect(generation.database, key, "DELETE") as connection:
        migrations.run_revisions(connection, "0001")
        rows = OLD["rows"] | {"workshop": [OLD["rows"]["workshop"][0] | workshop]}
        for table in ("workshop", "texts", "stage", "version", "activity", "seat", "ballot", "sealed_ballot", "idea",
                      "outcome"):
            for row in rows[table]:
                names = ", ".join(f":{name}" for name in row)
                connection.execute(text(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({names})"), row)
    sync_file(generation.database)
    folder.name(generation)
