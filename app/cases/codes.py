"""Codes of clips by themselves: taken, looked at, changed and drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cases.progress import OnProgress, unheard
from app.models import LoadedModel, model_folder
from media_io.clip import Clip

if TYPE_CHECKING:
    from app.braiding import Encoded, Look
    from app.code_numbers import Edit, Range
    from app.interpolation import Dynamics, Way
    from app.latent_map import Item, LatentMap
    from app.listening import Listener
    from core_models.control import Control
    from core_models.types import Block, Latents


def encode(model: LoadedModel, clip: Clip, progress: OnProgress | None = None) -> Latents:
    """Latents of a whole clip: static (1, S) averaged over windows, dynamic (1, T, D) a frame."""
    from app.braiding import encoded

    return encoded(model.stored, clip, "Encoding", progress or unheard).latents


def encode_all(model: LoadedModel, items: Sequence[Item], progress: OnProgress | None = None) -> LatentMap:
    """Codes of many clips, with the clips that the model takes. Raises ModelError where it takes none."""
    from app.latent_map import map_of

    return map_of(model.stored, items, progress or unheard)


def labelled_clips(
    name: str,
    model: LoadedModel,
    progress: OnProgress | None = None,
    control: Control | None = None,
    limit: int | None = None,
) -> list[Item]:
    """Clips of a named labelled set as a model takes them, with the class of every factor.

    Raises ModelError for an unknown name or another kind than the model takes, MediaError for missing files.
    """
    from app.latent_sources import labelled_items

    return labelled_items(name, model.stored.config, progress or unheard, control, limit)


def model_blocks(key_or_path: str | Path) -> tuple[Block, ...]:
    """The blocks of a model's code, read without its weights. Raises ModelError for a model that is not there."""
    import torch

    from core_models.registry import build_model
    from core_models.store import read_config

    architecture = read_config(model_folder(key_or_path)).architecture
    with torch.device("meta"):  # shapes alone: no weights are drawn, so that nobody else's random numbers move
        return build_model(architecture).blocks()


def traverse(
    model: LoadedModel,
    clip: Clip,
    block: str,
    number: int,
    values: Sequence[float],
    progress: OnProgress | None = None,
) -> list[Clip]:
    """The clip once for each value of number `number` (from 0) of a block of its code, everything else held."""
    from app.braiding import traversed

    return traversed(model.stored, clip, block, number, values, progress or unheard)


def sample(
    model: LoadedModel,
    n: int,
    seconds: float | None = None,
    seed: int = 0,
    *,
    static_of: Clip | None = None,
    dynamic_of: Clip | None = None,
) -> list[Clip]:
    """n clips of codes drawn from the priors; one window long unless `seconds` says otherwise.

    With `static_of` only the dynamics are drawn, with `dynamic_of` only the static codes.
    """
    from app.braiding import drawn

    return drawn(model.stored, n, seconds, seed, static_of, dynamic_of)


def preview(clip: Clip, model: LoadedModel) -> Clip:
    """The clip as the model sees it: cropped, resized, resampled."""
    from app.braiding import fitted

    return fitted(model.stored.config, clip)


def decode_latents(
    model: LoadedModel,
    own: Encoded,
    edits: Sequence[Edit],
    progress: OnProgress | None = None,
) -> Clip:
    """A clip that was taken apart (`take_apart`), with numbers of its code moved: nothing is encoded again."""
    from app.traversal import decoded

    return decoded(model.stored, own, edits, progress or unheard)


def take_apart(
    model: LoadedModel, clip: Clip, progress: OnProgress | None = None, listener: Listener | None = None
) -> Encoded:
    """A clip as the model sees it, with its latents; the `listener` remembers what it has seen.

    Raises MediaError where the clip does not suit the model.
    """
    return _look(listener)(model.stored, clip, "Encoding", progress or unheard)


def _look(listener: Listener | None) -> Look:
    from app.braiding import encoded

    return encoded if listener is None else listener.encoded


def code_ranges(model: LoadedModel, known: Sequence[Encoded] = ()) -> tuple[Range, ...]:
    """Every number of the model's code: its usual mean and deviation, those first that vary most over the clips."""
    from app.traversal import ranges

    return ranges(model.stored, known)


def sweep(
    model: LoadedModel,
    clip: Clip,
    block: str,
    number: int,
    first: float = -3.0,
    last: float = 3.0,
    seconds: float | None = None,
    progress: OnProgress | None = None,
    edits: Sequence[Edit] = (),
    listener: Listener | None = None,
) -> Clip:
    """The clip while number `number` (from 0) of a block of its code moves from `first` to `last`; `edits` hold."""
    from app.interpolation import swept

    told, look = progress or unheard, _look(listener)
    return swept(model.stored, clip, block, number, first, last, seconds, told, tuple(edits), look)


def interpolate(
    model: LoadedModel,
    a: Clip,
    b: Clip,
    seconds: float | None = None,
    dynamic: Dynamics = "a",
    path: Way = "straight",
    progress: OnProgress | None = None,
    listener: Listener | None = None,
) -> Clip:
    """From A's static code to B's while A's dynamics play, or B's ("b"), or what lies between as well ("both").

    Without `seconds` it lasts as long as those dynamics; longer than that they play again.
    Raises MediaError or ModelError where a clip does not suit the model, or for a model of sound.
    """
    from app.interpolation import interpolated

    return interpolated(model.stored, a, b, seconds, dynamic, path, progress or unheard, _look(listener))
