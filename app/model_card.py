"""The page that goes with a trained model."""

from __future__ import annotations

from core_models.config import Preset, Window
from core_models.registry import spec_of
from core_models.store import ModelConfig


def card_of(config: ModelConfig, preset: Preset, licence: str = "as the data it was trained on allows") -> str:
    """Markdown: what the model is, what it was trained on, how, and what was measured."""
    facts = config.training
    weights = ", ".join(f"{name} {weight:g}" for name, weight in preset.weights.items())
    skipped, set_back = facts.get("skipped", 0), facts.get("set_back", 0)
    trouble = (
        f"\n| skipped steps | {skipped} with losses that are not finite; set back {set_back} times |" if skipped else ""
    )
    measured = "\n".join(f"| {name} | {value:g} |" for name, value in config.metrics.items())
    return f"""# {config.title}

| | |
|---|---|
| model | {spec_of(config.architecture.model).title} |
| takes | {taken(config.architecture.window)} |
| data | {facts.get("data", "unknown")} |
| begun from | {facts.get("begun_from", "unknown")} |
| steps | {facts.get("steps", "unknown")}, best at {facts.get("best_step", "unknown")} |{trouble}
| seed | {facts.get("seed", "unknown")} |
| minutes | {facts.get("minutes", "unknown")} |
| loss weights | {weights} |
| licence | {licence} |

## Measured

{"| what | value |" if measured else "Nothing yet."}
{"|---|---|" if measured else ""}
{measured}
"""


def taken(window: Window) -> str:
    """What a model sees at once, in words."""
    if window.kind == "video":
        return f"{window.length} frames of {window.size}x{window.size} pixels"
    if window.kind == "vectors":
        return f"{window.length} frames of {window.bins} numbers"
    return f"{window.length} frames of {1000 * window.hop_samples / window.sample_rate:g} ms, {window.bins} bins"
