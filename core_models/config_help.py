"""What each setting of a preset is called, counted in, and does: for forms and help texts.

The keys are the places in a preset file. `test_config_help.py` holds them against the schema.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Help:
    """A setting in words: its name, its unit (empty for none), and what it does."""

    label: str
    unit: str
    text: str


HELP: dict[str, Help] = {
    "training.steps": Help("Steps", "", "How many times the weights are changed in all."),
    "training.batch": Help("Batch", "clips", "Clips a step. More needs more memory and makes steps slower and calmer."),
    "training.group": Help(
        "Clips of one person", "clips", "How many clips of a batch are of the same person; 1 takes any clips."
    ),
    "training.learning_rate": Help("Learning rate", "", "How far a step goes. Lower it where the loss is not finite."),
    "training.warmup": Help("Warm-up", "steps", "Steps over which the learning rate rises from 0."),
    "training.schedule": Help("Schedule", "", "Whether the learning rate falls to a twentieth (cosine) or stays."),
    "training.clip_norm": Help("Largest gradient", "", "Longer gradients are shortened to this."),
    "training.validate_every": Help("Validate every", "steps", "Steps between validations; each writes a checkpoint."),
    "training.patience": Help(
        "Patience", "validations", "Stop after so many validations without a better one; 0 never stops early."
    ),
    "training.decode_frames": Help(
        "Frames decoded", "frames", "Frames of each clip that a step is judged by; 0 for all. Fewer is faster."
    ),
    "training.precision": Help("Precision", "", "Of the networks: bfloat16 is faster where the processor knows it."),
    "training.keep": Help("Keep", "", "Which weights are kept: the best on validation, or the last."),
    "training.seed": Help("Seed", "", "The same seed gives the same run again."),
    "weights.reconstruction": Help("Reconstruction", "", "Weight of how near the decoded clip comes to the clip."),
    "weights.kl_static": Help(
        "Static code, size", "", "Weight of the price of the static code. More makes it simpler."
    ),
    "weights.kl_dynamic": Help(
        "Dynamic code, size", "", "Weight of the price of the dynamics. More keeps out who it is."
    ),
    "weights.mi_static": Help("Static code, told apart", "", "Weight of what the static code tells of its clip."),
    "weights.mi_dynamic": Help("Dynamic code, told apart", "", "Weight of what the dynamics tell of their clip."),
    "weights.exclusion": Help("Codes kept apart", "", "Weight of what static code and dynamics tell of one another."),
    "weights.kl_action": Help("Action code, size", "", "Weight of the price of the code of a whole clip's motion."),
    "weights.shuffle": Help("Order of frames", "", "Weight of the static code staying as it is in shuffled clips."),
    "weights.frames": Help("Single frames", "", "Weight of the frames of a clip agreeing on its static code."),
    "weights.kl_rung": Help("Rung, size", "", "Weight of the price of this rung's code."),
    "architecture.sigma": Help(
        "Noise of a frame", "", "Standard deviation of frames about the decoded ones. Less makes them sharper."
    ),
    "architecture.window.length": Help(
        "Window", "frames", "Frames that the model sees at once. Shorter clips are left out."
    ),
    "architecture.window.hop": Help("Hop", "frames", "Frames from one window of a longer clip to the next."),
    "architecture.window.size": Help("Picture", "pixels", "Side of the square picture that the model sees."),
    "architecture.window.features": Help(
        "Sound as", "", "Spectra, or envelopes, which hold no pitch and convert voices."
    ),
    "architecture.window.sample_rate": Help("Sample rate", "Hz", "The rate that sound is brought to first."),
    "architecture.window.n_fft": Help("Transform", "samples", "Length of the transform behind a frame of sound."),
    "architecture.window.hop_samples": Help("Frame every", "samples", "Samples from one frame of sound to the next."),
    "architecture.window.bins": Help("Values a frame", "", "Values of one frame of sound or of vectors."),
    "architecture.network.static": Help("Static code", "numbers", "Size of the code of what stays: who it is."),
    "architecture.network.dynamic": Help("Dynamic code", "numbers", "Size of the code of each frame: what changes."),
    "architecture.network.encoder_channels": Help(
        "Encoder width", "channels", "Width of the first layer that reads pictures."
    ),
    "architecture.network.channels": Help("Decoder width", "channels", "Width of the last layer that draws pictures."),
    "architecture.network.features": Help("Features", "numbers", "Size of what is read from a frame."),
    "architecture.network.hidden": Help("Hidden width", "numbers", "Width of the layers between. More is slower."),
    "architecture.network.posterior": Help(
        "Dynamics read from", "", "The whole clip (full), or each frame by itself (factorised)."
    ),
    "architecture.network.content": Help(
        "Frames for dynamics",
        "",
        "Frames as they are (plain), or less their mean over the window (normalised; sound only).",
    ),
    "architecture.network.static_prior": Help(
        "Static codes lie", "", "About one centre (standard), or about one for each person (individual)."
    ),
    "architecture.network.static_posterior": Help(
        "Static code from", "", "The last state of a network (recurrent), or mean and spread over time (pooled)."
    ),
    "architecture.network.decoded_from": Help(
        "Decoded from", "", "The static code of each clip, or the mean of those of its person in the batch."
    ),
    "architecture.network.shapes": Help(
        "Shapes", "", "How many grey shapes a picture is laid out of; 0 for any picture."
    ),
    "architecture.network.palette": Help(
        "Palette", "colours", "How many colours, told by the static code alone, a picture is mixed of; 0 for any."
    ),
    "architecture.information.estimate": Help(
        "Estimate", "", "How what a code tells is estimated: by contrast or by weighting."
    ),
    "architecture.information.exclusion": Help("Keep codes apart", "", "Whether the codes may tell of one another."),
    "architecture.information.temperature": Help("Temperature", "", "Of the contrast. Lower is stricter."),
    "architecture.information.sampling": Help("Sampling", "", "How weighting counts a batch as the whole set."),
    "architecture.information.separation": Help(
        "Separation", "nats", "How far apart two clips count as when codes are kept apart."
    ),
    "architecture.information.yields": Help("Yields", "", "Which code learns from keeping the codes apart."),
    "architecture.information.alike": Help("Alike", "", "What counts as the same: a clip, or all clips of a person."),
    "architecture.information.static_temperature": Help(
        "Temperature, static", "", "Of the contrast of static codes; 0 for the same as of the other."
    ),
    "architecture.ladder.rungs": Help(
        "Rungs", "numbers", "Sizes of the codes of the rungs, from fine to coarse in time."
    ),
    "architecture.ladder.capacities": Help("Capacities", "nats", "What each rung may tell without a price."),
    "architecture.ladder.rise": Help("Rise", "steps", "Steps over which the capacities rise from 0."),
    "architecture.ladder.turns": Help("In turns", "", "Whether the upper rungs begin to rise before the lower."),
    "architecture.ladder.convolutions": Help("Convolutions", "", "Layers over time of each rung."),
    "architecture.ladder.stride": Help(
        "Stride", "frames", "How much coarser each rung is in time; one number, or one a rung."
    ),
    "architecture.ladder.channels": Help("Width", "channels", "Width of the layers over time."),
    "architecture.experts.mixture": Help("Experts", "", "Whether each entry of the identity has a decoder of its own."),
    "architecture.experts.ends_only": Help(
        "Ends only", "", "Whether only the first and the last layers are the experts' own."
    ),
    "architecture.experts.action": Help("Action code", "numbers", "Size of the code of a whole clip's motion."),
    "architecture.experts.first_stage": Help(
        "First stage", "of the steps", "Share of the steps in which frames are learned."
    ),
    "architecture.experts.temperature": Help(
        "Temperature", "", "Of the choice of the identity: at the start and the end."
    ),
    "architecture.experts.temperature_share": Help(
        "It rises over", "of the stage", "Share of the first stage in which it rises."
    ),
    "architecture.experts.static_kl": Help(
        "Identity, size", "", "Factor of the price of the identity: at the start and the end."
    ),
    "architecture.experts.static_share": Help(
        "It rises over", "of the stage", "Share of the first stage in which that rises."
    ),
    "architecture.experts.pose_kl": Help("Pose, size", "", "Factor of the price of the poses at four places."),
    "architecture.experts.pose_places": Help("At", "of the stage", "The four places, as shares of the first stage."),
    "architecture.experts.motion_kl": Help(
        "Motion, size", "", "The same of the poses given the motion, in the second stage."
    ),
    "architecture.experts.action_kl": Help(
        "Action, size", "", "Factor of the price of the motion: at the start and the end."
    ),
    "architecture.flow.couplings": Help("Couplings", "", "Layers of each of the two flows."),
    "architecture.flow.hidden": Help("Width", "numbers", "Width of the layers in the flows."),
    "architecture.flow.conditional": Help("Depends", "", "Whether the dynamics may depend on the static code."),
    "architecture.flow.noise": Help(
        "Dynamic code is", "", "Before (coloured) or after (white) what each frame takes from the last."
    ),
    "architecture.flow.guides_static": Help("Guides", "", "Whether the static code learns from the dynamics."),
    "architecture.flow.static_sees": Help(
        "Static code sees", "", "Whole frames, or only the colours in them (pictures)."
    ),
    "architecture.flow.coarse": Help(
        "Dynamics see", "pixels", "Side of the squares that pictures are averaged over first."
    ),
    "augment.shuffle": Help(
        "Shuffle", "", "Show clips with their frames shuffled, so that the static code cares for no order."
    ),
    "augment.reverse": Help("Reverse", "", "Show a quarter of these clips backwards instead."),
    "augment.crop": Help("Crop", "of the side", "Largest share of the picture that is cut away."),
    "augment.stretch": Help("Stretch", "", "Largest change of the shape of the picture."),
    "augment.colour": Help("Colour", "", "How far colours are turned: 1 reaches any hue."),
    "augment.blur": Help("Blur", "pixels", "Largest blur."),
    "augment.noise": Help("Noise", "", "Largest noise, of a brightness from 0 to 1."),
    "augment.warp": Help("Warp", "", "Largest change of the length of the vocal tract: 0.2 is a fifth."),
    "augment.tilt": Help("Tilt", "nats", "Largest tilt of the spectrum."),
    "augment.gain": Help("Gain", "nats", "Largest change of level."),
    "augment.voice_warp": Help("New voices: warp", "", "Largest warp of the clips themselves: voices that nobody has."),
    "augment.voice_tilt": Help("New voices: tilt", "nats", "Largest tilt of these voices."),
    "augment.voice_colour": Help("New voices: colour", "nats", "How much the spectra of these voices differ."),
}

SECTIONS: dict[str, str] = {
    "training": "Training",
    "weights": "Weights of the loss",
    "architecture.window": "Window",
    "architecture": "Frames",
    "architecture.network": "Network",
    "architecture.information": "Information",
    "architecture.ladder": "Ladder",
    "architecture.experts": "Experts",
    "architecture.flow": "Flow",
    "augment": "Changed views",
}
"""Titles of the parts of a preset, in the order in which a form shows them."""

PICTURES_ONLY = frozenset(
    {"augment.crop", "augment.stretch", "augment.colour", "augment.blur", "augment.noise"}
    | {"architecture.window.size", "architecture.network.encoder_channels", "architecture.network.channels"}
    | {
        "architecture.network.shapes",
        "architecture.network.palette",
        "architecture.flow.static_sees",
        "architecture.flow.coarse",
    }
)
SOUND_ONLY = frozenset(
    {f"augment.{name}" for name in ("warp", "tilt", "gain", "voice_warp", "voice_tilt", "voice_colour")}
    | {f"architecture.window.{name}" for name in ("features", "sample_rate", "n_fft", "hop_samples", "bins")}
    | {"architecture.network.content", "architecture.network.static_posterior"}
)


def help_of(place: str) -> Help | None:
    """The words for a setting; of a rung's weight those of all rungs, with its number."""
    if place.startswith("weights.kl_rung_"):
        shared = HELP["weights.kl_rung"]
        return Help(f"{shared.label} {place.removeprefix('weights.kl_rung_')}", shared.unit, shared.text)
    return HELP.get(place)
