"""Every figure that a report can show: name, unit, and one sentence on what it means."""

from __future__ import annotations

from app.bench.results import Column

# ruff: noqa: E501 - one figure a line reads as the table it is.
_ALL = (
    Column("accuracy", "Accuracy", "%", "higher", "Clips drawn with one factor sampled: share in which the judge still reads the factor that was kept."),
    Column("inception", "Inception score", "", "higher", "How sure the judge is of each clip and how many classes occur; at most the number of classes.", 3),
    Column("intra", "H(y|x)", "nats", "lower", "How unsure the judge is of a single clip; 0 is certain.", 3),
    Column("inter", "H(y)", "nats", "higher", "How evenly the classes occur; at most the logarithm of their number.", 3),
    Column("static_kept", "Static kept", "%", "higher", "After a swap: clips in which every lasting factor is that of the clip it was taken from."),
    Column("dynamic_kept", "Dynamic kept", "%", "higher", "After a swap: clips that move as the clip whose motion was taken."),
    Column("both_kept", "Both kept", "%", "higher", "After a swap: clips right in every factor at once."),
    Column("looks", "Looks", "%", "higher", "Mean over the lasting factors (skin, top, trousers, hair, ...)."),
    Column("skin", "Skin", "%", "", "The factor skin."),
    Column("top", "Top", "%", "", "The factor top."),
    Column("trousers", "Trousers", "%", "", "The factor trousers."),
    Column("hair", "Hair", "%", "", "The factor hair."),
    Column("action", "Action", "%", "", "What is done, and in which direction."),
    Column("looks_static", "Looks from static", "%", "higher", "A classifier reads the lasting factors from the static code alone."),
    Column("looks_dynamic", "Looks from dynamic", "%", "lower", "A classifier reads the lasting factors from the dynamic code alone: near chance is good."),
    Column("action_static", "Action from static", "%", "lower", "A classifier reads the action from the static code alone: near chance is good."),
    Column("action_dynamic", "Action from dynamic", "%", "higher", "A classifier reads the action from the dynamic code alone."),
    Column("static", "Static EER", "%", "lower", "Equal error rate of telling speakers apart by the static code: low is good."),
    Column("dynamic", "Dynamic EER", "%", "higher", "Equal error rate of telling speakers apart by the dynamic code: 50 % knows nothing of the speaker."),
    Column("static_segments", "Static EER, segments", "%", "lower", "The same for single windows of the model."),
    Column("dynamic_segments", "Dynamic EER, segments", "%", "higher", "The same for single windows of the model."),
    Column("mig", "MIG", "", "higher", "Mutual information gap: how much more one latent says of a factor than any other; 0 to 1.", 3),
    Column("clip_error", "Reconstruction", "", "lower", "Squared error of a clip that comes back from its code, summed over time and coordinates.", 3),
    Column("reconstruction", "Reconstruction", "", "lower", "Mean squared error of what comes back from the codes.", 4),
    Column("frechet", "Frechet distance", "", "lower", "How far generated clips lie from real ones in the judge's features.", 2),
    Column("judged", "Judged as target", "%", "higher", "Share in which a judge of who speaks, trained on real recordings alone, hears the target.", 1),
    Column("distortion", "Distortion", "dB", "lower", "Mel-cepstral distortion to the target's own reading of the sentence, aligned in time (24 cepstra, 10 ms)."),
    Column("stoi", "STOI", "", "higher", "How intelligible it is beside the source, by the short-time objective measure; at most 1.", 3),
    Column("semitones", "F0 error", "semitones", "lower", "Mean distance of the pitch that is measured from the one that was asked for."),
    Column("one_voiced", "Voiced in one", "%", "lower", "Frames that are voiced in the result alone or in what was asked for alone.", 1),
    Column("real_time", "Real-time factor", "", "lower", "Seconds of processor time for a second of speech, listening included.", 3),
    Column("lsd", "Reconstruction", "dB", "lower", "Log-spectral distance between a recording's envelopes (or spectra) and what comes back from the codes."),
)  # fmt: skip

COLUMNS: dict[str, Column] = {column.key: column for column in _ALL}
