"""Write the tables of reports about converted voices as one page of results.

    UNBRAID_DATA=... unbraid evaluate speech --speech --data emodb --judge judges/emodb --out reports/neutral
    UNBRAID_DATA=... unbraid evaluate speech --speech --data emodb --judge judges/emodb --emotions all --out reports/all
    UNBRAID_DATA=... unbraid evaluate speech --speech --data fsdd --out reports/fsdd
    python benchmarks/speech_voices.py reports/neutral reports/all reports/fsdd

The first report's numbers are kept beside the page as JSON.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from app.bench.results import REPORT, Report, Table, read_report
from app.html.tables import number, remarks

RESULTS = Path(__file__).parent / "results"
HEAD = """# Converted voices beside classical methods

    UNBRAID_DATA=... unbraid evaluate {models} --speech --data {data} --judge judges/{data} --out reports/first
    python benchmarks/speech_voices.py reports/first ...

What the columns mean and how the swaps are chosen is in [docs/evaluation.md](../../docs/evaluation.md). Written by
`benchmarks/speech_voices.py`; the numbers of the first part are in [speech_voices.json](speech_voices.json). Nobody but
measurements has listened.
"""


def main() -> None:
    """Read reports, write speech_voices.md and speech_voices.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path, nargs="+", metavar="REPORT")
    parser.add_argument("--out", type=Path, default=RESULTS, help="folder of the page")
    args = parser.parse_args()
    found = [read_report(folder) for folder in args.reports]
    models = " --beside ".join(Path(name).name for name in found[0].settings["models"])
    head = HEAD.format(models=models, data=found[0].settings["data"])
    text = "\n".join([head, *(part(report) for report in found)])
    (args.out / "speech_voices.md").write_text(text, encoding="utf-8")
    shutil.copyfile(args.reports[0] / REPORT, args.out / "speech_voices.json")


def part(report: Report) -> str:
    """A heading, what was measured, the tables."""
    asked = report.settings
    kind = report.facts["Swaps"].rpartition("; ")[2]
    title = f"## {report.title}, {kind}, {asked['voices']} voices"
    facts = [f"- {name}: {value}" for name, value in report.facts.items()]
    judge = [f"- Judge on real recordings, {name}: {share:.1f} %" for name, share in report.judge.items()]
    notes = [f"- {note}" for note in report.notes]
    return "\n".join([title, "", *facts, *judge, *notes, "", *(markdown(table) for table in report.tables)])


def markdown(table: Table) -> str:
    """A table in Markdown, the remarks on its rows below."""
    columns = table.shown
    head = ["", *(f"{column.name}, {column.unit}" if column.unit else column.name for column in columns)]
    lines = [head, ["---"] * len(head)]
    lines += [[row.label, *(number(row.mean(column.key), column) for column in columns)] for row in table.rows]
    told = [f"- {row.label}: {'; '.join(remarks(row))}" for row in table.rows if remarks(row)]
    return "\n".join([f"### {table.title}", "", *map(_line, lines), "", *told, *([""] if told else [])])


def _line(cells: list[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


if __name__ == "__main__":
    main()
