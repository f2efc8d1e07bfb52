"""Writing clips: the suffix chooses the format; a file appears under its name only when it is complete."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from media_io.atomic import atomically
from media_io.clip import Clip, Frames, Samples
from media_io.errors import MediaError
from media_io.problems import told

if TYPE_CHECKING:
    from media_io.film import Film

SUFFIXES = (".mp4", ".webm", ".gif", ".wav", ".flac", ".npz")
FILMS = (".mp4", ".webm")
_SHARP = 256
"""Pixels that the short side of a small picture is brought to, so that players show it sharp."""


def write_clip(clip: Clip, path: str | Path, *, scale: int | None = None) -> Path:
    """Write .mp4 (H.264, AAC), .webm (VP9, Opus), .gif, .wav, .flac, .npz, or without a suffix a folder of PNGs.

    Frame rate and duration are exact; a gif counts in hundredths of a second, with at most 50 frames a second. Missing
    folders on the way are made. A folder of PNGs replaces an earlier one that holds nothing else.

    Args:
        clip: what to write.
        path: the target; an existing file is replaced once the new one is complete.
        scale: whole number by which pictures are enlarged, each pixel a block; None brings the short side of mp4, webm
            and gif to at least 256 and leaves npz and PNGs as they are.

    Returns:
        The path written.

    Raises:
        MediaError: an unknown suffix, a clip without the part that the format needs, a target that cannot be written.
    """
    target = Path(path)
    writer, automatic = _writer(target)
    _check(clip, target)
    _check_replaceable(target)
    factor = _factor(clip, target, scale, automatic)
    with atomically(target) as temporary:
        writer(clip, temporary, factor)
        _check_replaceable(target)
    return target


def write_film(film: Film, path: Path, *, scale: int | None = None) -> Path:
    """Write .mp4 or .webm picture by picture, as `write_clip` does of a clip, in memory that does not grow.

    Raises:
        MediaError: another suffix, a target that cannot be written, and what going through the film raises.
    """
    from media_io.encode import write_video

    if path.suffix.lower() not in FILMS:
        raise MediaError(path, f"a film cannot be written as {path.suffix!r}", f"Choose one of {', '.join(FILMS)}.")
    _check_replaceable(path)
    factor = _scale(film.size, path, scale, automatic=True)
    with atomically(path) as temporary:
        write_video(film, temporary, factor)
        _check_replaceable(path)
    return path


Writer = Callable[[Clip, Path, int], None]


def _writer(target: Path) -> tuple[Writer, bool]:
    suffix = target.suffix.lower()
    if suffix in FILMS:
        return _write_video, True
    if suffix == ".gif":
        from media_io.encode import write_gif

        return write_gif, True
    others: dict[str, Writer] = {".wav": _write_wav, ".flac": _write_flac, ".npz": _write_npz, "": _write_pictures}
    if suffix not in others:
        raise MediaError(target, f"there is no format {suffix!r} to write", f"Choose one of {', '.join(SUFFIXES)}.")
    return others[suffix], False


def _check(clip: Clip, target: Path) -> None:
    suffix = target.suffix.lower()
    if suffix in (".wav", ".flac"):
        if clip.audio is None:
            raise MediaError(target, "the clip has no sound", "Export it as mp4, webm, gif or a folder of pictures.")
    elif clip.frames is None and suffix != ".npz":
        raise MediaError(target, "the clip has sound but no picture", "Export it as wav or flac.")


def _check_replaceable(target: Path) -> None:
    """Refuse to replace a folder by a file, or by a folder of pictures what is none."""
    with told(target, "written"):
        if not target.exists():
            return
        if target.suffix and target.is_dir():
            raise MediaError(target, "there is a folder of this name", "Choose another name.")
        inside = [target] if target.is_file() else list(target.iterdir())
    if not target.suffix and not all(p.is_file() and p.suffix == ".png" and p.stem.isdigit() for p in inside):
        raise MediaError(target, "there is something else of this name", "Choose a new or an empty folder.")


def _factor(clip: Clip, target: Path, scale: int | None, automatic: bool) -> int:
    return _scale(None if clip.frames is None else clip.frames.shape[1:3], target, scale, automatic)


def _scale(size: tuple[int, ...] | None, target: Path, scale: int | None, automatic: bool) -> int:
    if scale is not None and scale < 1:
        raise MediaError(target, f"a scale of {scale}", "Give a whole number of at least 1.")
    if size is None:
        return 1
    if scale is not None:
        return scale
    return -(-_SHARP // min(size)) if automatic else 1


def enlarge(frames: Frames, factor: int) -> Frames:
    """Repeat each pixel `factor` times down and across."""
    if factor == 1:
        return frames
    return np.repeat(np.repeat(frames, factor, axis=-3), factor, axis=-2)


def to_pcm(audio: Samples, bits: int) -> NDArray[np.int32]:
    """Samples as whole numbers of so many bits, (N, channels); what is louder than full scale is clipped."""
    full = 2 ** (bits - 1)
    whole = np.rint(audio.T.astype(np.float64) * full)
    return np.asarray(np.clip(whole, -full, full - 1), np.int32)


def _write_video(clip: Clip, path: Path, factor: int) -> None:
    from media_io.encode import write_video
    from media_io.film import film_of

    write_video(film_of(clip), path, factor)


def _write_wav(clip: Clip, path: Path, _: int) -> None:
    _write_pcm(clip, path, "WAV", 16)


def _write_flac(clip: Clip, path: Path, _: int) -> None:
    assert clip.audio is not None
    # 16 bits where they hold everything, as for sound that was read from a 16-bit file.
    exact = bool((np.clip(clip.audio, -1, 32767 / 32768) * 32768 % 1 == 0).all())
    _write_pcm(clip, path, "FLAC", 16 if exact else 24)


def _write_pcm(clip: Clip, path: Path, container: str, bits: int) -> None:
    import soundfile

    assert clip.audio is not None
    # libsndfile takes the upper bits of 32.
    data = np.ascontiguousarray(to_pcm(clip.audio, bits) << (32 - bits))
    # By way of memory, since libsndfile does not say why a disk refuses.
    buffer = BytesIO()
    try:
        soundfile.write(buffer, data, clip.sample_rate, format=container, subtype=f"PCM_{bits}")
    except soundfile.LibsndfileError as error:
        cause = f"{container} cannot hold {len(clip.audio)} channels at {clip.sample_rate} Hz"
        raise MediaError(path, cause, "Mix or resample the sound first, or choose wav.") from error
    path.write_bytes(buffer.getbuffer())


def _write_npz(clip: Clip, path: Path, factor: int) -> None:
    from media_io.arrays import npz_arrays

    arrays = npz_arrays(clip)
    if "frames" in arrays:
        arrays["frames"] = enlarge(arrays["frames"], factor)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def _write_pictures(clip: Clip, folder: Path, factor: int) -> None:
    import cv2

    assert clip.frames is not None
    folder.mkdir()
    digits = max(4, len(str(len(clip.frames) - 1)))
    for k, frame in enumerate(clip.frames):
        _, data = cv2.imencode(".png", cv2.cvtColor(enlarge(frame, factor), cv2.COLOR_RGB2BGR))
        (folder / f"{k:0{digits}d}.png").write_bytes(data.tobytes())
