"""Presets and model configurations: read from TOML or JSON, checked before anything is built."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core_models.errors import ConfigError
from core_models.files import check_plain

M = TypeVar("M", bound=BaseModel)
MOST_RUNGS, MOST_LATENTS = 16, 1024
MOST_PRESET_BYTES = 2**17
MOST_STEPS, MOST_CLIPS = 10**9, 65_536
MOST_FAULTS, MOST_LETTERS = 20, 300
"""Faults that one message names, and letters of a value in it: a file of a stranger may hold millions."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Network(_Strict):
    """Sizes of the networks.

    Attributes:
        static, dynamic: latent sizes S and D.
        channels, encoder_channels: width of the decoder's last and the encoder's first convolution (pictures).
        features: size of a frame's features.
        hidden: width of the LSTMs, and of the perceptrons for spectra and vectors.
        posterior: of the dynamics: "full" q(z_t | x_1:T) by LSTMs, or "factorised" q(z_t | x_t) (Li & Mandt 2018).
        content: what the dynamics of DSVAE and C-DSVAE are read from: "plain" frames, by the encoder that the static
            code is read by, or "normalised" ones (spectra, vectors): less their mean over the window, by an encoder of
            their own, so that what is constant over the window cannot reach them.
        static_prior: of DSVAE and C-DSVAE: "standard" N(0, I), or "individual", about a mean that the clips of an
            individual share (Hsu et al. 2017); for batches in groups (`training.group`) of data that say who is who.
        static_posterior: of DSVAE and C-DSVAE: "recurrent", the last states of an LSTM, or "pooled", from mean and
            spread of the features over time (spectra, vectors), with means that are normalised over all clips.
        decoded_from: of DSVAE and C-DSVAE in training: the static code of each "clip", or the mean of those of its
            "individual" in the batch (Bouchacourt et al. 2018); for batches in groups.
        shapes: of DSVAE and C-DSVAE: how many grey shapes on black a picture is laid out of, what each is by the static
            code and where it is by the dynamics, see shapes.py; 0 for whole pictures of any kind.
        palette: of DSVAE, C-DSVAE and SCD: how many colours, told by the static code alone, a picture is mixed of; 0
            where the decoder's convolutions draw the colours.
    """

    static: int = Field(default=128, ge=1, le=1024)
    dynamic: int = Field(default=32, ge=1, le=512)
    encoder_channels: int = Field(default=16, ge=4, le=256)
    channels: int = Field(default=32, ge=4, le=256)
    features: int = Field(default=128, ge=8, le=2048)
    hidden: int = Field(default=128, ge=8, le=2048)
    posterior: Literal["full", "factorised"] = "full"
    content: Literal["plain", "normalised"] = "plain"
    static_prior: Literal["standard", "individual"] = "standard"
    static_posterior: Literal["recurrent", "pooled"] = "recurrent"
    decoded_from: Literal["clip", "individual"] = "clip"
    shapes: int = Field(default=0, ge=0, le=8)
    palette: int = Field(default=0, ge=0, le=64)


class Information(_Strict):
    """How C-DSVAE estimates mutual information (Bai et al. 2021, section 3 and appendix E).

    Attributes:
        estimate: of I(s; x) and I(z; x): "contrast" (eq. 7-8) or "weighting" (minibatch weighted sampling).
        exclusion: whether I(s; z) is a term.
        temperature: tau of the contrast.
        sampling: how "weighting" counts a batch as the whole set: "stratified", at most log N, or "weighted", as
            published.
        separation: nats between two clips' codes as the term I(s; z) sees them, see information.py.
        yields: which code learns from the term I(s; z). By "both" a model may empty the dynamic code, which is shorter.
        alike: what the contrast of I(s; x) takes for the same static factor: a "clip" and its own view, or clips of one
            "individual"; for batches in groups (`training.group`).
        static_temperature: tau of the contrast of I(s; x); 0 for `temperature`.
    """

    estimate: Literal["contrast", "weighting"] = "contrast"
    exclusion: bool = False
    temperature: float = Field(default=0.5, gt=0)
    sampling: Literal["stratified", "weighted"] = "stratified"
    separation: float = Field(default=4.0, gt=0)
    yields: Literal["static", "dynamic", "both"] = "static"
    alike: Literal["clip", "individual"] = "clip"
    static_temperature: float = Field(default=0.0, ge=0)


class Ladder(_Strict):
    """FAVAE's ladder (Yamada et al. 2020): rungs of latents over ever coarser time.

    Attributes:
        rungs: latents of each rung, from the lower (finest in time) to the upper.
        capacities: C of each rung in nats.
        rise: steps over which the capacities rise from 0 in a straight line; 0 has them whole from the start.
        turns: whether the rungs begin to rise in turns, the upper first, instead of all at once; they end together.
        convolutions: time convolutions a rung.
        stride: of a rung's first convolution; one for all rungs or one each, from the lower.
        channels: width of the convolutions.
    """

    rungs: tuple[int, ...] = (8, 4, 2)
    capacities: tuple[float, ...] = (0.0, 0.0, 0.0)
    rise: int = Field(default=0, ge=0, le=MOST_STEPS)
    turns: bool = False
    convolutions: int = Field(default=2, ge=1, le=8)
    stride: int | tuple[int, ...] = 2
    channels: int = Field(default=32, ge=1, le=1024)

    @model_validator(mode="after")
    def _a_capacity_each(self) -> Self:
        if not 1 <= len(self.rungs) <= MOST_RUNGS or not 1 <= min(self.rungs) <= max(self.rungs) <= MOST_LATENTS:
            raise ValueError(f"rungs are {self.rungs}; give 1 to {MOST_RUNGS}, each of 1 to {MOST_LATENTS} latents")
        if len(self.capacities) != len(self.rungs) or min(self.capacities) < 0:
            raise ValueError(f"{len(self.rungs)} rungs have capacities {self.capacities}; give each 0 nats or more")
        if len(self.strides) != len(self.rungs) or not 1 <= min(self.strides) <= max(self.strides) <= 64:
            raise ValueError(f"{len(self.rungs)} rungs have strides {self.strides}; give each 1 to 64")
        return self

    @property
    def strides(self) -> tuple[int, ...]:
        """A stride for each rung."""
        return (self.stride,) * len(self.rungs) if isinstance(self.stride, int) else self.stride


class Experts(_Strict):
    """VDSM's own parts and its two stages (Vowels et al. 2021; numbers of its supplement and published settings).

    The entries of the identity are `network.static`, a pose has `network.dynamic`. Schedules run over the share of
    their stage that is done.

    Attributes:
        mixture: whether the decoder is a mixture of as many experts as the identity has entries; otherwise there is one
            decoder that is only given the identity (the ablation).
        ends_only: whether only the first layer of the decoder and its two last are mixtures.
        action: size of the code of a whole clip's dynamics.
        first_stage: share of the steps in which the frame networks learn; in the rest the dynamics do.
        temperature: at the start and the end, of the softmax over the identity's entries in units of their prior's
            standard deviation: the paper's numbers divided by the number of entries.
        temperature_share: share of the first stage in which it rises; then it stays.
        static_kl, static_share: factor of the identity's KL, likewise.
        pose_kl, pose_places: factor of the poses' KL at these places of the first stage, straight lines between.
        motion_kl: the same of the poses given the action, in the second stage.
        action_kl: factor of the action's KL, from the start to the end of the second stage.
    """

    mixture: bool = True
    ends_only: bool = True
    action: int = Field(default=16, ge=1, le=512)
    first_stage: float = Field(default=0.7, gt=0, lt=1)
    temperature: tuple[float, float] = (0.25, 2.0)
    temperature_share: float = Field(default=0.5, gt=0, le=1)
    static_kl: tuple[float, float] = (0.1, 1.0)
    static_share: float = Field(default=1 / 3, gt=0, le=1)
    pose_kl: tuple[float, float, float, float] = (30.0, 0.2, 0.4, 1.0)
    pose_places: tuple[float, float, float, float] = (0.0, 0.5, 0.8, 1.0)
    motion_kl: tuple[float, float, float, float] = (0.1, 0.4, 0.4, 1.0)
    action_kl: tuple[float, float] = (0.1, 1.0)

    @model_validator(mode="after")
    def _schedules_are_possible(self) -> Self:
        if list(self.pose_places) != sorted(set(self.pose_places)) or not self.pose_places[0] == 0:
            raise ValueError(f"pose_places {self.pose_places} do not rise from 0")
        for name in ("temperature", "static_kl", "pose_kl", "motion_kl", "action_kl"):
            if min(getattr(self, name)) <= 0:
                raise ValueError(f"{name} {getattr(self, name)} is not above 0")
        return self


class Flow(_Strict):
    """The flows of the conditional static-dynamic model (Simon et al. 2024).

    Attributes:
        couplings: affine couplings of each of the two flows.
        hidden: width of their perceptrons.
        conditional: whether the dynamics' flow sees the static code; false for independent factors.
        noise: what the dynamic code is: "coloured", before the autoregressive part of the flow, which then knows no
            static code, or "white", after it.
        guides_static: whether the static posterior learns from the density of the dynamics given the static code.
        static_sees: what the static posterior is inferred from: "frames", or only the "colours" in them (pictures).
        coarse: side in pixels of the squares that pictures are averaged over before dynamics are read from them.
    """

    couplings: int = Field(default=4, ge=1, le=64)
    hidden: int = Field(default=64, ge=8, le=2048)
    conditional: bool = True
    noise: Literal["coloured", "white"] = "coloured"
    guides_static: bool = True
    static_sees: Literal["frames", "colours"] = "frames"
    coarse: Literal[1, 2, 4, 8] = 1


class Window(_Strict):
    """What the model sees at once.

    Attributes:
        kind: "video" (3 x size x size pictures), "speech" (frames of sound) or "vectors" (such as positions).
        length: frames.
        hop: frames between windows of a longer clip.
        size: side of the picture in pixels.
        sample_rate, n_fft, hop_samples: the spectrogram.
        features: of speech: "spectrum" (natural-log magnitudes of the transform) or "envelope" (natural-log magnitude
            of the spectral envelope on a warped frequency axis, less its level), one frame every `hop_samples`.
        bins: values of one frame, of spectra, envelopes or vectors; an envelope has as many points as one asks for.
    """

    kind: Literal["video", "speech", "vectors"]
    features: Literal["spectrum", "envelope"] = "spectrum"
    length: int = Field(default=8, ge=1, le=4096)
    hop: int = Field(default=4, ge=1, le=1024)
    size: Literal[32, 64] = 64
    sample_rate: int = Field(default=16_000, ge=4_000, le=192_000)
    n_fft: int = Field(default=400, ge=16, le=8192)
    hop_samples: int = Field(default=160, ge=8, le=8192)
    bins: int = Field(default=200, ge=1, le=4097)

    @model_validator(mode="after")
    def _bins_exist(self) -> Self:
        if self.features == "envelope" and self.kind != "speech":
            raise ValueError(f"features are an envelope, the frames are {self.kind}; only speech has one")
        if (self.kind, self.features) == ("speech", "spectrum") and self.bins > self.n_fft // 2 + 1:
            raise ValueError(f"a transform of {self.n_fft} samples has {self.n_fft // 2 + 1} bins, not {self.bins}")
        return self

    @property
    def frame_shape(self) -> tuple[int, ...]:
        """Shape of one frame as the model sees it."""
        return (3, self.size, self.size) if self.kind == "video" else (self.bins,)


class Architecture(_Strict):
    """All that is needed to build a model: what config.json keeps.

    Attributes:
        model: a key of the registry.
        sigma: standard deviation of the frames given the latents.
        information, ladder, experts, flow: the parts of one model each, ignored by the others.
    """

    model: str
    window: Window
    network: Network = Network()
    sigma: float = Field(default=0.5, gt=0, le=1e6)
    information: Information = Information()
    ladder: Ladder = Ladder()
    experts: Experts = Experts()
    flow: Flow = Flow()


class Augment(_Strict):
    """Strengths of the views; see augment.py. 0 or false switches a part off.

    The last three make the clips themselves of other voices (speech), one for each run of clips of an individual.
    """

    shuffle: bool = True
    reverse: bool = True
    crop: float = Field(default=0.2, ge=0, le=0.9)
    stretch: float = Field(default=0.15, ge=0, le=1)
    colour: float = Field(default=1.0, ge=0, le=1)
    blur: float = Field(default=1.5, ge=0, le=8)
    noise: float = Field(default=0.05, ge=0, le=1)
    warp: float = Field(default=0.2, ge=0, le=0.5)
    tilt: float = Field(default=1.0, ge=0, le=8)
    gain: float = Field(default=0.5, ge=0, le=8)
    voice_warp: float = Field(default=0.0, ge=0, le=0.5)
    voice_tilt: float = Field(default=0.0, ge=0, le=8)
    voice_colour: float = Field(default=0.0, ge=0, le=2)


class Training(_Strict):
    """How to train.

    Attributes:
        steps: optimiser steps in all.
        batch: clips a step.
        group: clips of one individual in a batch, where the data say who is who; 1 draws clips independently.
        learning_rate: the highest, after `warmup` steps; falls by a cosine to a twentieth, unless `schedule` is
            "constant".
        clip_norm: largest gradient norm.
        validate_every: steps between validations (each also writes a checkpoint).
        patience: validations without a better one before training stops early; 0 never stops.
        decode_frames: frames of each clip that the reconstruction is estimated from, a step; 0 for all.
        precision: of the networks; latents, densities and losses are float32 in any case.
        keep: which weights a run ends with: the "best" on validation, or the "last", for objectives that change as they
            are trained and cannot be compared over steps.
        seed: of the weights' start, the order of clips, the noise and the views.
    """

    steps: int = Field(default=10_000, ge=1, le=MOST_STEPS)
    batch: int = Field(default=32, ge=2, le=MOST_CLIPS)
    group: int = Field(default=1, ge=1, le=MOST_CLIPS)
    learning_rate: float = Field(default=1e-3, gt=0)
    warmup: int = Field(default=200, ge=0, le=MOST_STEPS)
    schedule: Literal["cosine", "constant"] = "cosine"
    clip_norm: float = Field(default=100.0, gt=0)
    validate_every: int = Field(default=500, ge=1, le=MOST_STEPS)
    patience: int = Field(default=0, ge=0, le=MOST_STEPS)
    decode_frames: int = Field(default=0, ge=0, le=4096)
    precision: Literal["float32", "bfloat16"] = "float32"
    keep: Literal["best", "last"] = "best"
    seed: int = Field(default=0, ge=0, lt=2**63)


class Preset(_Strict):
    """A recipe: what to build, what to minimise, how.

    Attributes:
        title: a line for users.
        weights: factor of every loss term, by name; a missing one is an error when training starts.
    """

    title: str = Field(max_length=4_000)
    architecture: Architecture
    weights: dict[str, float]
    augment: Augment = Augment()
    training: Training = Training()


def read_preset(path: Path) -> Preset:
    """Read a preset from a TOML file, or from JSON as runs keep it.

    Raises:
        ConfigError: the file cannot be read, is no TOML or JSON, or has an unknown key or impossible value.
    """
    check_plain(path, MOST_PRESET_BYTES)
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: the preset cannot be read ({error.strerror}). Check the name.") from error
    except (ValueError, RecursionError) as error:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise ConfigError(f"{path}: not a {kind} file ({error}). Mend the line named.") from error
    return checked(Preset, data, path)


def checked(schema: type[M], data: Any, path: Path) -> M:
    """Validate what a file held; one line names every fault and the keys that are valid."""
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(_told(schema, fault) for fault in error.errors(include_url=False)[:MOST_FAULTS])
        raise ConfigError(f"{path}: {faults}.") from error


def _told(schema: type[BaseModel], fault: Any) -> str:
    where = _short(".".join(str(part) for part in fault["loc"])) or "all of it"
    if fault["type"] == "missing":
        return f"{where}: missing"
    if fault["type"] != "extra_forbidden":
        return f"{where}: {_short(fault['msg'][:1].lower() + fault['msg'][1:])} (it is {_short(repr(fault['input']))})"
    tables: dict[str, type[BaseModel]] = {
        "network": Network, "window": Window, "architecture": Architecture, "augment": Augment, "training": Training,
        "information": Information, "ladder": Ladder, "experts": Experts, "flow": Flow,
    }  # fmt: skip
    parent = str(fault["loc"][-2]) if len(fault["loc"]) > 1 else ""
    valid = ", ".join(tables.get(parent, schema).model_fields)
    return f"{where}: unknown key; valid here: {valid}"


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"
