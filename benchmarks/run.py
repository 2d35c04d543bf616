"""Runs scenarios several times, turn and turn about, and prints medians with their spread.

python -m benchmarks.run [--runs 5] [--only TEXT] [--json FILE]
"""

import argparse
import json
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.programs import first_visit
from benchmarks.scenarios import SCENARIOS, Figures

COLUMNS = {
    "page_s": "first page s",
    "join_s": "join s",
    "join_cpu_ms": "CPU ms a join",
    "fan_out_ms_p99": "fan-out p99 ms",
    "state_bytes": "bytes",
    "ack_ms_p50": "ack p50 ms",
    "ack_ms_p99": "ack p99 ms",
    "projector_ms_p99": "projector p99 ms",
    "votes_per_s": "votes/s",
    "cpu_s_per_1000": "CPU s per 1,000",
    "rss_mb": "RSS MB",
    "late_ms_p99": "late p99 ms",
    "lost": "lost",
    "doubled": "doubled",
    "close_s": "close s",
    "close_pause_ms": "pause ms",
}


def measured(names: Sequence[str], runs: int) -> dict[str, list[Figures]]:
    """All figures of all runs; the scenarios take turns, so that a disturbance does not meet one of them alone."""
    assets = first_visit()
    print(f"to join, a phone loads {len(assets) - 1} files besides the pages", flush=True)
    results: dict[str, list[Figures]] = {name: [] for name in names}
    for run in range(runs):
        for name in names:
            try:
                results[name].append(SCENARIOS[name](assets))
                print(f"{run + 1}/{runs} {name}: {_line(results[name][-1])}", flush=True)
            except RuntimeError as error:
                print(f"{run + 1}/{runs} {name}: failed: {error}", flush=True)
    return results


def _line(figures: Figures) -> str:
    return ", ".join(f"{title} {figures[key]:.4g}" for key, title in COLUMNS.items() if key in figures)


def table(results: Mapping[str, Sequence[Figures]]) -> str:
    """Markdown: the median of every figure, with the smallest and the largest in brackets."""
    lines = ["| scenario | " + " | ".join(COLUMNS.values()) + " |", "| --- " * (len(COLUMNS) + 1) + "|"]
    for name, runs in results.items():
        cells = [_cell([run[key] for run in runs if key in run]) for key in COLUMNS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(values: Sequence[float]) -> str:
    if not values:
        return "–"
    low, middle, high = min(values), median(values), max(values)
    return f"{middle:.3g}" if low == high else f"{middle:.3g} ({low:.3g}–{high:.3g})"


def main() -> None:
    """Measure, print, and keep the single figures where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="only scenarios whose name contains this")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = measured([name for name in SCENARIOS if options.only in name], options.runs)
    system = f"{platform.system()} {platform.release()}"
    machine = f"{system}, Python {platform.python_version()}, {os.cpu_count()} processors"
    print(f"\n{machine}\n\n{table(results)}")
    if options.json:
        options.json.write_text(json.dumps({"machine": machine, "results": results}, indent=1))


if __name__ == "__main__":
    main()
