"""The page's two looks: for a browser, which follows the system's light or dark, and for Qt's small HTML reader."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

BROWSER = """
:root { color-scheme: light dark;
  --paper: #f6f7fa; --panel: #ffffff; --ink: #1b2030; --dim: #5b6478; --line: #d9dde6; --accent: #4353d9;
  --good: #0d7d5f; --warn: #9a5b00; --warn-paper: #fff4df; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14171d; --panel: #1b1f27; --ink: #e8eaf0; --dim: #98a1b3; --line: #333a47; --accent: #8f9cff;
  --good: #4fc3a1; --warn: #f2b75c; --warn-paper: #332a1c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 84rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; }
p { margin: .35rem 0; max-width: 48rem; }
.dim, .published, .caption { color: var(--dim); }
.mode { color: var(--accent); font-weight: 600; }
.note { background: var(--warn-paper); color: var(--ink); border-left: 4px solid var(--warn); padding: .5rem .9rem;
  margin: .6rem 0; border-radius: 4px; max-width: none; }
.scroll { overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 10px;
  margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .65rem; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child, .left { text-align: left; }
td.label, td.state { white-space: normal; min-width: 11rem; }
thead th { color: var(--dim); font-size: .85rem; font-weight: 600; vertical-align: bottom; }
tr.ours td, tr.ours th { border-bottom: none; padding-bottom: .1rem; }
tr.paper td { padding-top: .1rem; color: var(--dim); font-size: .9rem; }
tr.alone td { padding-top: .5rem; border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
tbody tr:last-child td { border-bottom: none; }
.facts td { text-align: left; white-space: normal; padding: .3rem .8rem; }
.facts td:first-child { color: var(--dim); white-space: nowrap; width: 1%; }
.good { color: var(--good); font-weight: 700; }
.state { color: var(--warn); text-align: left; }
ul.meanings { margin: .2rem 0 0; padding-left: 1.1rem; color: var(--dim); font-size: .9rem; }
figure { margin: 1rem 0; }
figure img, figure svg { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px;
  background: #fff; image-rendering: auto; display: block; }
figure svg { background: var(--panel); color: var(--ink); }
figcaption { color: var(--dim); font-size: .9rem; margin-top: .35rem; max-width: 48rem; }
footer { margin-top: 3rem; color: var(--dim); font-size: .85rem; }
"""

_WINDOW = Template("""
body { color: $text; }
h1 { font-size: 20px; } h2 { font-size: 16px; }
.dim, .published, .caption, .meanings { color: $dim; }
.mode { color: $accent; font-weight: 600; }
.note { background-color: $raised; color: $text; }
th { color: $dim; font-weight: 600; text-align: right; padding: 4px 7px; }
td { text-align: right; padding: 4px 7px; }
td.label, td.state, .left { text-align: left; }
td.state { color: $b; }
tr.paper td { color: $dim; }
.facts td { text-align: left; padding: 2px 10px; }
.good { color: $good; font-weight: 700; }
""")


def window_style(colours: Mapping[str, str]) -> str:
    """The style sheet for Qt's reader, which knows no variables: text, dim, accent, raised, good and b as #rrggbb."""
    return _WINDOW.substitute(colours)
