"""Dynamic codes by kind of phone: whether what a model says of every moment tells what is being said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from app.bench.context import Context
from app.bench.recordings import Corpus, Recording, frames_of
from app.bench.results import Picture, Report
from app.chart import GREY, Curve, draw_points, write_picture
from app.colours import BLUE, GREEN, ORANGE, SKY, YELLOW
from core_models.longclips import encode_clip
from core_models.store import StoredModel
from core_models.types import device_of
from media_io.phones import CLASSES, phone_class, phone_file, phone_of_frames, read_phones

MOST_FRAMES = 3000
_COLOURS = dict(zip(CLASSES, (ORANGE, GREEN, SKY, BLUE, YELLOW, GREY), strict=True))


def with_phones(report: Report, models: Sequence[tuple[StoredModel, str]], corpus: Corpus, context: Context) -> Report:
    """The report with a picture for each named model, of the voices tested, where phone labels lie beside these.

    Raises:
        MediaError: labels of another form.
    """
    labelled = [r for r in corpus.recordings if r.speaker in corpus.voices and r.path and phone_file(r.path)]
    if context.clips is not None:
        labelled = labelled[: context.clips]
    pictures = [_picture(stored, name, labelled, context) for stored, name in models] if labelled else []
    return replace(report, pictures=(*report.pictures, *(picture for picture in pictures if picture is not None)))


def _picture(stored: StoredModel, name: str, recordings: Sequence[Recording], context: Context) -> Picture | None:
    """None where no label is one of TIMIT's phones."""
    told, codes, kinds = context.progress("Laying out dynamic codes by phone"), [], []
    for i, recording in enumerate(recordings):
        told(i, len(recordings))
        found = dynamic_codes(stored, recording)
        codes.append(found)
        kinds += kinds_of(recording, len(found), stored)
    every, kind = np.concatenate(codes), np.array(kinds)
    every, kind = every[kind != ""], kind[kind != ""]
    if not len(every):
        return None
    places, held = first_two(every)
    shown = np.sort(np.random.default_rng(0).permutation(len(places))[:MOST_FRAMES])
    groups = []
    for one in reversed(CLASSES):  # silence beneath
        x, y = places[shown][kind[shown] == one].T.tolist()
        groups.append(Curve(one, x, y, _COLOURS[one]))
    picture = draw_points(groups, "first component", "second component")
    file = f"phones-{re.sub(r'[^a-z0-9]+', '-', name.lower())}.png"
    write_picture(picture, context.folder / file)
    caption = (
        f"{len(shown)} of {len(every)} frames of {len(recordings)} recordings, each a dynamic code seen along the two "
        f"directions in which these codes differ most ({held:.0%} of their spread), coloured by the phone that is "
        "spoken; the crosses are the means. Dynamics that hold the words keep the kinds apart."
    )
    return Picture(f"Dynamics by phone: {name}", file, caption)


@torch.inference_mode()
def dynamic_codes(stored: StoredModel, recording: Recording) -> NDArray[np.float64]:
    """(T, D) of a recording."""
    window = stored.config.architecture.window
    frames = torch.from_numpy(np.array(frames_of(recording, window))).to(device_of(stored.model))
    latents = encode_clip(stored.model, frames, window.length, window.hop)
    return latents.dynamic[0].double().cpu().numpy()


def kinds_of(recording: Recording, frames: int, stored: StoredModel) -> list[str]:
    """The class of the phone at each frame; "" where there is none."""
    window, path = stored.config.architecture.window, recording.path
    file = None if path is None else phone_file(Path(path))
    assert file is not None
    names = phone_of_frames(read_phones(file), frames, window.hop_samples / window.sample_rate)
    return [phone_class(name) for name in names]


def first_two(codes: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Codes (N, D) along their first two principal components, (N, 2), and the share of the variance in these.

    The direction of each is fixed by its largest part being positive; one number alone has 0 beside it.
    """
    centred = codes - codes.mean(0)
    _, spread, ways = np.linalg.svd(centred, full_matrices=False)
    ways = ways[:2] * np.sign(ways[:2][np.arange(len(ways[:2])), np.abs(ways[:2]).argmax(1)])[:, None]
    places = np.zeros((len(codes), 2))
    places[:, : len(ways)] = centred @ ways.T
    power = np.square(spread)
    return places, float(power[:2].sum() / max(power.sum(), 1e-30))
