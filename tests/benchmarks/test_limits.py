"""What is counted of a step: operations, bytes, kinds."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from benchmarks.limits import Bytes, counts, kind_of, recurrent_flops_on_gpu


def test_operations_are_those_by_hand() -> None:
    layer = nn.Conv2d(3, 8, 4, 2, 1)
    pictures, weight = torch.rand(5, 3, 16, 16), torch.rand(32, 7)
    kinds, _ = counts(lambda: (layer(pictures), torch.rand(4, 32) @ weight))
    assert kinds == {"convolutions": 2 * 5 * 8 * 8 * 8 * 3 * 16, "matrix products": 2 * 4 * 32 * 7}


@pytest.mark.parametrize("both", [False, True])
def test_operations_of_an_lstm_are_its_products_and_twice_that_backwards(both: bool) -> None:
    lstm = nn.LSTM(6, 5, batch_first=True, bidirectional=both)
    clips = torch.rand(3, 4, 6, requires_grad=True)
    forwards = 2 * 3 * 4 * (6 * 20 + 5 * 20) * (2 if both else 1)
    assert sum(counts(lambda: lstm(clips))[0].values()) == forwards
    assert sum(counts(lambda: lstm(clips)[0].sum().backward())[0].values()) == 3 * forwards


def test_bytes_are_what_is_read_and_written_and_views_are_not() -> None:
    a, b = torch.rand(10, 8), torch.rand(8)
    with Bytes() as size:
        a.view(8, 10).T.expand(3, 10, 8)
        a + b.expand(10, 8)
    assert size.total == 4 * (80 + 8 + 80)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("aten::mkldnn_convolution", "convolutions"),
        ("aten::addmm", "matrix products"),
        ("aten::mkldnn_rnn_layer_backward", "recurrent networks"),
        ("aten::native_group_norm_backward", "normalisation"),
        ("aten::leaky_relu", "LeakyReLU and sigmoid"),
        ("aten::_fused_adam_", "Adam"),
        ("aten::copy_", "copies and casts"),
        ("aten::exp", "everything else in torch"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_operations_of_a_gpus_lstm_are_those_of_all_its_directions() -> None:
    direction = [(20, 6), (20, 5), (20,), (20,)]
    one_way = recurrent_flops_on_gpu((3, 4, 6), direction)
    assert one_way == 2 * 3 * 4 * (20 * 6 + 20 * 5)
    assert recurrent_flops_on_gpu((3, 4, 6), direction * 2, backward=True) == 4 * one_way
