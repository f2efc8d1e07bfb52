"""Features of a corpus, computed once: kept beside it, or in the user's own folder where it is read-only."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app import clip_store
from app.paths import ASSETS, user_cache
from media_io.errors import MediaError
from media_io.feature_cache import FOLDER, CacheError, FeatureCache, Kept, caching, kept_in
from media_io.features import FloatArray, SpectrogramSpec
from media_io.segments import EnvelopeSpec, features_of
from media_io.speech_corpora import Utterance

_VERSION = 1
"""Of what `features_of` computes; another number makes every cache anew."""


class CorpusFeatures:
    """`segments.features_of` for the recordings of a corpus, each computed at most once on this machine.

    Iterate over it for the progress of what is not kept yet; then call it with an utterance. A recording that is not
    among those kept, or a cache that cannot be written, costs time and nothing else.

    Attributes:
        note: a sentence for the user where nothing could be kept, else empty.
    """

    def __init__(self, found: Sequence[Utterance], spec: SpectrogramSpec | EnvelopeSpec) -> None:
        self.note = ""
        self._found = sorted(found, key=lambda u: u.path)
        self._spec = spec
        self._cache: FeatureCache | None = None
        self._places = {u.path: place for place, u in enumerate(self._found)}

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Compute what is not kept; yields recordings done, and of all. Stopped halfway, it leaves nothing behind."""
        try:
            with closing(self._work()) as work:
                self._cache = yield from work
        except CacheError as error:
            self.note = f"Nothing is kept for the next time: {error.path}: {error.cause}."
        except MediaError:
            return  # a recording, not the cache: whoever reads it tells of it

    def __call__(self, utterance: Utterance) -> FloatArray:
        """The features of one. Raises MediaError for a recording that cannot be used."""
        place = self._places.get(utterance.path)
        if self._cache is None or place is None:
            return features_of(utterance, self._spec)
        if place in self._cache.skipped:
            raise MediaError(utterance.path, self._cache.skipped[place], "Leave it out.")
        features: FloatArray = self._cache[place]
        return features

    def kept(self, utterance: Utterance, frames: int) -> FloatArray | None:
        """The features of one, if so many frames of it are kept."""
        place = self._places.get(utterance.path)
        features = None if self._cache is None or place is None else self._cache[place]
        return features if features is not None and len(features) == frames else None

    def _work(self) -> Generator[tuple[int, int], None, FeatureCache]:
        root = Path(os.path.commonpath([u.path.parent.absolute() for u in self._found] or [Path.cwd()]))
        return caching(
            root,
            self._found,
            settings_of(self._spec),
            lambda utterance: features_of(utterance, self._spec),
            cache_root=home(),
            beside=not root.is_relative_to(ASSETS),
        )


def settings_of(spec: SpectrogramSpec | EnvelopeSpec) -> dict[str, Any]:
    """All that features depend on beside the recordings; envelopes are made of the same cepstra whatever their form."""
    if isinstance(spec, SpectrogramSpec):
        return {"version": _VERSION, "features": "log magnitude", **asdict(spec)}
    return {"version": _VERSION, "features": "mel-cepstra", "rate": spec.sample_rate, "hop": spec.hop}


def home() -> Path:
    """Where features of read-only corpora are kept."""
    return user_cache() / "features"


def all_kept(corpora: Sequence[Path]) -> list[Kept]:
    """The caches of the user's own folder, features and clips, and those beside these corpora."""
    return [
        one
        for folder in (home(), clip_store.home(), *(corpus / FOLDER for corpus in corpora))
        for one in kept_in(folder)
    ]
