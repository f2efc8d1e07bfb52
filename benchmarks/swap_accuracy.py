"""How often a video model's swaps come out right on held-out characters, by a supervised judge.

    python benchmarks/swap_accuracy.py MODEL_FOLDER --data generated|sprites [--judge FOLDER] [--out RESULT.json]

The judge is trained on the real clips of the training characters only and must be right on the test characters. Then
every test clip keeps its static code and takes the dynamics of another (a fixed permutation), and the reverse direction
is the same pair read the other way round; a swap is right when skin, top, trousers, hair and the action all are.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from dataclasses import asdict
from pathlib import Path

from app.environment import prepare

prepare()

import numpy as np  # noqa: E402
import torch  # noqa: E402

from core_models.data import ClipArray  # noqa: E402
from core_models.evaluate.exchange import exchange_accuracy  # noqa: E402
from core_models.evaluate.judge import (  # noqa: E402
    JudgeSettings,
    judge_accuracy,
    load_judge,
    save_judge,
    train_judge,
)
from core_models.store import load_model  # noqa: E402
from media_io import characters, datasets  # noqa: E402
from media_io.labelled import LabelledClips  # noqa: E402
from media_io.sprites import load_sprites  # noqa: E402


def clips_of(data: str) -> tuple[LabelledClips, LabelledClips]:
    """Training and test clips, of different characters."""
    if data == "generated":
        train, test = characters.split_characters()
        return characters.generate(train), characters.generate(test)
    root = datasets.data_root() / "sprites"
    return load_sprites(root, "train"), load_sprites(root, "test")


def main() -> None:
    """Measure and print; write JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", choices=("generated", "sprites"), default="generated")
    parser.add_argument("--judge", type=Path, help="read the judge from here, or train and keep it here")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    train, test = clips_of(args.data)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if args.judge and (args.judge / "judge.json").exists():
        judge = load_judge(args.judge).to(device)
    else:
        judge = train_judge(ClipArray(train.frames), train.labels, JudgeSettings(), device, names=train.classes)
        if args.judge:
            save_judge(args.judge, judge)
    clips, static = ClipArray(test.frames), test.static
    right = judge_accuracy(judge, clips, test.labels, test.classes)
    stored = load_model(args.model, device)
    n = len(clips)
    partners = np.random.default_rng(0).permutation(n)
    began = time.monotonic()
    swapped = exchange_accuracy(stored.model, judge, clips, test.labels, static, partners)
    backwards = exchange_accuracy(stored.model, judge, clips, test.labels, static, np.argsort(partners))
    rebuilt = exchange_accuracy(stored.model, judge, clips, test.labels, static, np.arange(n))
    result = {
        "data": args.data,
        "model": stored.config.model_dump(mode="json"),
        "judge_on_real_test_clips": right,
        "swap_static_from_first": asdict(swapped),
        "swap_static_from_second": asdict(backwards),
        "reconstruction": asdict(rebuilt),
        "seconds": round(time.monotonic() - began, 1),
        "machine": f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads, {device}",
    }
    print(json.dumps({key: value for key, value in result.items() if key != "model"}, indent=2))
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
