"""What training would find, as text and as facts for scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.training_preview import Found

SHOWN = 20


def facts_of_preview(found: Found) -> dict[str, Any]:
    """For a script."""
    facts = asdict(found)
    facts["dropped"] = [{"file": one.path, "cause": one.reason} for one in found.dropped]
    facts["some"] = [path for path, _ in found.some]
    return facts


def text_of_preview(found: Found) -> str:
    """For a person: long lists cut short."""
    lines = [f"{found.name}: {found.clips} of {found.files} {found.kind} clips can be used"]
    if found.individuals:
        lines.append(f"Individuals: {found.individuals}")
        lines += [f"  {name:<24} {count}" for name, count in list(found.identities.items())[:SHOWN]]
        lines += _more(len(found.identities))
    if found.lengths is not None:
        shortest, middle, longest = found.lengths
        lines.append(
            f"Lengths: {shortest:.2f} to {longest:.2f} s, half under {middle:.2f} s, {found.seconds:.0f} s in all"
        )
    lines += [f"Rate: {rate} ({count})" for rate, count in found.rates.items()]
    about = "" if found.counted else "about "
    train = found.windows - found.validation
    lines.append(f"Pieces: {about}{train} to learn from, {found.validation} to validate with")
    lines.append(f"Memory: {found.bytes / 1e6:.0f} MB")
    lines.append(f"Left out: {len(found.dropped) or 'nothing'}")
    lines += [f"  {one.path}: {one.reason}" for one in found.dropped[:SHOWN]]
    lines += _more(len(found.dropped))
    return "\n".join([*lines, *([f"Training would fail: {found.problem}"] if found.problem else [])])


def _more(count: int) -> list[str]:
    return [f"  and {count - SHOWN} more; --json lists them all"] if count > SHOWN else []
