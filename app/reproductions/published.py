"""Every published number that a report is laid beside, in the units of the papers: percent, nats.

Sources: Li & Mandt 2018 (DSVAE); Bai, Wang & Gomes 2021 (C-DSVAE; its tables also give MoCoGAN, DSVAE, R-WAE, S3VAE and
FHVAE); Vowels, Camgoz & Bowden 2021 (VDSM); Yamada et al. 2020 (FAVAE; its tables also give FHVAE and DSAE); Simon,
Frossard & De Vleeschouwer 2024 (SCD); the sequential-autoencoder report. What later papers report is named so.
"""

from __future__ import annotations

from collections.abc import Mapping

Numbers = Mapping[str, float]

SPRITES_ACTIONS: dict[str, Numbers] = {
    "MoCoGAN": {"accuracy": 92.89, "inception": 8.461, "intra": 0.090, "inter": 2.192},
    "DSVAE": {"accuracy": 90.73, "inception": 8.384, "intra": 0.072, "inter": 2.192},
    "R-WAE": {"accuracy": 98.98, "inception": 8.516, "intra": 0.055, "inter": 2.197},
    "S3VAE": {"accuracy": 99.49, "inception": 8.637, "intra": 0.041, "inter": 2.197},
    "C-DSVAE": {"accuracy": 99.99, "inception": 8.871, "intra": 0.014, "inter": 2.197},
    "SKD, SPYL, DBSE (as reported later)": {"accuracy": 100.0, "inception": 8.94, "intra": 0.006, "inter": 2.197},
}
"""C-DSVAE, table 1. Of the last row the lowest inception score (to 9.00) and the highest H(y|x) are given."""

MOVING_MNIST: dict[str, Numbers] = {
    "DSVAE": {"accuracy": 88.19, "inception": 6.210, "intra": 0.185, "inter": 2.011},
    "C-DSVAE": {"accuracy": 97.84, "inception": 7.163, "intra": 0.145, "inter": 2.176},
    "C-DSVAE without content augmentation": {"accuracy": 92.02, "inception": 6.360, "intra": 0.184, "inter": 2.083},
    "C-DSVAE without motion augmentation": {"accuracy": 95.25, "inception": 6.471, "intra": 0.175, "inter": 2.093},
}
"""C-DSVAE, on the digits of Moving-MNIST."""

TIMIT: dict[str, Numbers] = {
    "FHVAE": {"static": 5.06, "dynamic": 22.77},
    "DSVAE": {"static": 5.64, "dynamic": 19.20},
    "C-DSVAE": {"static": 4.03, "dynamic": 31.81},
}
"""C-DSVAE, table 4: equal error rates, percent. Later work (second-hand): static 3.4-4.4, dynamic 33-47."""

VDSM_CONSISTENCY: Numbers = {"looks": 99.0, "action": 99.33}
"""VDSM, Sprites (own cut): the judge agrees on the clip and its reconstruction, percent. Looks are a range, 99.0-100;
its lower end is given."""

VDSM_CODES: Numbers = {"looks_static": 97.7, "looks_dynamic": 53.0, "action_static": 45.0, "action_dynamic": 99.33}
"""VDSM, Sprites (own cut): accuracy of a classifier from one code alone, percent. Of ranges the end that is worse for
the model is given: looks from the identity code 97.7-99.7, from the dynamics code 21-53."""

FAVAE_MIG: dict[str, dict[str, Numbers]] = {
    "FHVAE": {"reaching-100": {"mig": 0.12}, "wavy-100": {"mig": 0.06}},
    "DSAE": {"reaching-100": {"mig": 0.20}, "wavy-100": {"mig": 0.10}},
    "FAVAE": {
        "reaching-100": {"mig": 0.28, "clip_error": 0.008},
        "reaching-1000": {"mig": 0.64, "clip_error": 0.017},
        "wavy-100": {"mig": 0.42, "clip_error": 0.046},
        "wavy-1000": {"mig": 0.24, "clip_error": 0.190},
    },
    "FAVAE without ladder": {
        "reaching-100": {"mig": 0.09},
        "reaching-1000": {"mig": 0.46},
        "wavy-100": {"mig": 0.67},
        "wavy-1000": {"mig": 0.31},
    },
}
"""FAVAE, mutual information gap by model and data, mean of 10 runs, and the reconstruction error where it is given.

The unit of that error is not; a sum over time and coordinates, mean over clips, fits its growth with the length.
"""

FAVAE_CAPACITIES: dict[str, tuple[float, float, float]] = {
    "reaching-100": (0.0, 0.0, 0.99),
    "wavy-100": (5.61, 0.25, 4.08),
    "reaching-1000": (1.35, 0.0, 1.29),
    "wavy-1000": (16.37, 3.72, 4.10),
}
"""C of the lower, middle and upper rung, nats."""

FAVAE_CAPACITY_WITHOUT_LADDER: dict[str, float] = {
    "reaching-100": 0.0,
    "wavy-100": 7.84,
    "reaching-1000": 1.17,
    "wavy-1000": 18.60,
}

SCD_SPRITES: Numbers = {"static_kept": 99.97, "dynamic_kept": 99.94}
"""SCD on Sprites: static and dynamic factors read after a swap, percent."""

SEQAE: dict[str, Numbers] = {
    "beta 1": {"skin": 24.8, "trousers": 29.2, "top": 5.4, "hair": 2.0, "action": 43.0},
    "beta 6": {"skin": 41.4, "trousers": 51.4, "top": 13.2, "hair": 2.2, "action": 73.6},
}
"""Sequential-autoencoder report, Sprites: share of clips whose judged class changes, percent."""
