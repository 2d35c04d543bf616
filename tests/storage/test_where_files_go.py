"""Everything the program writes lies in the data folder, and a wrong key says nothing on the terminal."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OPEN = """
import sys
from pathlib import Path
from workshop.storage.database import connect
from workshop.domain.errors import Mendable
file, keys = Path(sys.argv[1]), [bytes([int(key)]) * 32 for key in sys.argv[2:]]
for key in keys:
    try:
        with connect(file, key).begin() as connection:
            connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS t (x)")
    except Exception:
        pass
"""


def opened(folder: Path, *keys: str) -> subprocess.CompletedProcess[str]:
    """A program that opens a database in `folder/data` with these keys, standing in `folder/here`."""
    for name in ("data", "here"):
        (folder / name).mkdir(exist_ok=True)
    home = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-P", "-c", OPEN, str(folder / "data" / "x.db"), *keys]
    here, env = folder / "here", {"PYTHONPATH": home}
    return subprocess.run(command, cwd=here, env=env, capture_output=True, text=True, check=False)


def test_nothing_is_written_where_the_program_stands(tmp_path):
    answer = opened(tmp_path, "1", "2")
    assert list((tmp_path / "here").iterdir()) == []
    assert [path.name for path in (tmp_path / "data").iterdir()] != []  # control: it did write its database
    assert (answer.stdout, answer.stderr) == ("", "")
