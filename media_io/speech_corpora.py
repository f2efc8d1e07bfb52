"""What lies in the speech corpora that people have: EMO-DB, FSDD, TIMIT, and folders of speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from media_io.errors import MediaError
from media_io.listing import check_folder, entries

AUDIO_SUFFIXES = (".wav", ".flac", ".ogg", ".mp3", ".sph")

_EMODB_NAME = re.compile(r"(?P<speaker>\d\d)(?P<sentence>[ab]\d\d)(?P<emotion>[WLEAFTN])(?P<take>[a-z])")
_EMODB_EMOTIONS = {
    "W": "anger",
    "L": "boredom",
    "E": "disgust",
    "A": "fear",
    "F": "happiness",
    "T": "sadness",
    "N": "neutral",
}
_EMODB_MEN = {"03", "10", "11", "12", "15"}
_FSDD_NAME = re.compile(r"(?P<digit>\d)_(?P<speaker>[^_]+)_(?P<take>\d+)")
_FSDD_TEST_TAKES = 5
_SEXES = {"F": "female", "M": "male"}


@dataclass(frozen=True)
class Utterance:
    """One recording of one speaker.

    Attributes:
        path: the sound file.
        speaker: who speaks, unique within the corpus.
        sentence: what is said: recordings of the same text share it where the corpus tells.
        split: "train" or "test" where the corpus has a split, else None.
        labels: what else the corpus tells, such as the emotion.
    """

    path: Path
    speaker: str
    sentence: str
    split: str | None = None
    labels: dict[str, str] = field(default_factory=dict)


def list_emodb(root: Path) -> list[Utterance]:
    """Utterances of EMO-DB (Burkhardt et al. 2005), labelled "emotion", "sex" and "take".

    Args:
        root: the folder with wav/, or that folder itself.

    Raises:
        MediaError: no file there has a name of this corpus.
    """
    form = "Choose the folder with wav/03a01Fa.wav and so on."
    check_folder(root, form)
    folder = _child(root, "wav") or root
    found = []
    for path in _sounds(entries(folder)):
        if match := _EMODB_NAME.fullmatch(path.stem):
            speaker, sentence, emotion, take = match.groups()
            sex = "male" if speaker in _EMODB_MEN else "female"
            labels = {"emotion": _EMODB_EMOTIONS[emotion], "sex": sex, "take": take}
            found.append(Utterance(path, speaker, sentence, None, labels))
    return _not_empty(found, root, "no files named as in EMO-DB", form)


def list_fsdd(root: Path) -> list[Utterance]:
    """Utterances of the Free Spoken Digit Dataset, labelled "digit" and "take"; takes 0 to 4 are its test part.

    Args:
        root: the folder with recordings/ or a folder a speaker, or one of these folders itself.

    Raises:
        MediaError: no file there has a name of this corpus.
    """
    form = "Choose the folder with recordings/7_jackson_32.wav or jackson/7_jackson_32.wav and so on."
    check_folder(root, form)
    found = []
    for path in _sounds([*root.glob("*"), *root.glob("*/*")]):
        if match := _FSDD_NAME.fullmatch(path.stem):
            digit, speaker, take = match.groups()
            split = "test" if int(take) < _FSDD_TEST_TAKES else "train"
            found.append(Utterance(path, speaker, digit, split, {"digit": digit, "take": take}))
    return _not_empty(found, root, "no files named as in FSDD", form)


def list_timit(root: Path, split: str | None = None, *, dialect_sentences: bool = True) -> list[Utterance]:
    """Utterances of TIMIT, labelled "dialect" (DR1 to DR8), "sex" and "kind" (SA, SI or SX).

    Args:
        root: the folder with TRAIN/ and TEST/, or the one above it; letters in any case.
        split: "train" or "test" for one part alone.
        dialect_sentences: False leaves out SA1 and SA2, which every speaker reads.

    Raises:
        MediaError: an unknown part, or a tree of another form.
    """
    form = "Choose the folder with TRAIN/DR1/FCJF0/SA1.WAV and so on."
    if split not in (None, "train", "test"):
        raise MediaError(root, f'TIMIT has no part "{split}"', 'Ask for "train" or "test".')
    check_folder(root, form)
    base = root if _child(root, "train") or _child(root, "test") else _child(root, "timit") or root
    found = []
    for part in ("test", "train") if split is None else (split,):
        folder = _child(base, part)
        found += [] if folder is None else list(_timit_part(folder, part))
    chosen = [u for u in found if dialect_sentences or u.labels["kind"] != "SA"]
    return _not_empty(chosen, root, "no tree of TIMIT", form)


def _timit_part(folder: Path, part: str) -> Iterator[Utterance]:
    speakers = (s for d in _folders(folder) if re.fullmatch(r"DR[1-8]", d.name.upper()) for s in _folders(d))
    for home in speakers:
        # Some copies hold SA1.WAV (SPHERE) and SA1.WAV.wav (RIFF) side by side: one recording, the latter wins.
        recordings = {path.name.split(".")[0].upper(): path for path in _sounds(entries(home))}
        for sentence, path in recordings.items():
            sex = _SEXES.get(home.name[0].upper(), "unknown")
            labels = {"dialect": home.parent.name.upper(), "sex": sex, "kind": sentence[:2]}
            yield Utterance(path, home.name.upper(), sentence, part, labels)


def list_speaker_folder(root: Path) -> list[Utterance]:
    """Utterances of a plain folder `speaker/*.wav` (or flac, ogg, mp3), also with folders below a speaker's.

    The sentence is the path below the speaker's folder without its suffix, so that equal names mean equal texts.

    Raises:
        MediaError: not such a folder.
    """
    form = "Choose a folder with a folder for each speaker, and sound files in each: anna/hello.wav."
    check_folder(root, form)
    found = [
        Utterance(path, home.name, path.relative_to(home).with_suffix("").as_posix())
        for home in _folders(root)
        for path in _sounds(home.rglob("*"))
    ]
    return _not_empty(found, root, "no folder of a speaker with sound files", form)


def list_recordings(folder: Path) -> list[Path]:
    """All sound files in a folder and in those below it, in order.

    Raises:
        MediaError: no such folder, or no sound file in it.
    """
    form = "Choose a folder of recordings of one speaker."
    check_folder(folder, form)
    found = _sounds(folder.rglob("*"))
    if not found:
        raise MediaError(folder, "no sound files in this folder", form)
    return found


def _not_empty(found: list[Utterance], root: Path, cause: str, form: str) -> list[Utterance]:
    if not found:
        raise MediaError(root, f"{cause} in this folder", form)
    return found


def _child(folder: Path, name: str) -> Path | None:
    """The folder of this name, letters in any case."""
    return next((path for path in _folders(folder) if path.name.lower() == name), None)


def _folders(folder: Path) -> list[Path]:
    """Folders in a folder, in order, without hidden ones."""
    return [path for path in entries(folder) if path.is_dir()]


def _sounds(paths: Iterable[Path]) -> list[Path]:
    """The sound files among these, in order, without hidden ones."""
    return sorted(p for p in paths if p.suffix.lower() in AUDIO_SUFFIXES and p.name[0] != "." and p.is_file())
