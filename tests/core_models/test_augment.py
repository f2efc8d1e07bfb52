"""Views of clips: what each keeps, what each breaks, and that the generator alone decides."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Generator, Tensor

from core_models.augment import (
    SpectrogramAugment,
    VideoAugment,
    VoiceChange,
    blurring,
    content_order,
    other_voices,
    reading,
    same_content,
    same_motion,
    warp_frequency,
)

OFF = VideoAugment(crop=0, stretch=0, colour=0, blur=0, noise=0)
PARTS = {name: VideoAugment(**{**vars(OFF), name: value}) for name, value in vars(VideoAugment()).items()}


def generator(seed: int = 0) -> Generator:
    return Generator().manual_seed(seed)


def clips(n: int = 5, length: int = 3, side: int = 16) -> Tensor:
    return torch.rand(n, length, 3, side, side, generator=generator(9))


def still(n: int = 6, length: int = 4) -> Tensor:
    """Clips of one picture held."""
    return clips(n, 1).expand(-1, length, -1, -1, -1).contiguous()


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("reverse", [True, False])
def test_orders_are_permutations(shuffle: bool, reverse: bool) -> None:
    order = content_order(50, 7, generator(), shuffle=shuffle, reverse=reverse)
    assert order.dtype == torch.int64
    assert torch.equal(order.sort(dim=1).values, torch.arange(7).expand(50, 7))


def test_a_quarter_is_reversed_beside_shuffles() -> None:
    order = content_order(4000, 8, generator())
    turned = (order == torch.arange(7, -1, -1)).all(1).float().mean()
    assert abs(turned - 0.25) < 4 * math.sqrt(0.25 * 0.75 / 4000)


def test_all_are_reversed_without_shuffles_and_none_without_reversal() -> None:
    backwards = torch.arange(7, -1, -1)
    assert (content_order(300, 8, generator(), shuffle=False) == backwards).all()
    assert not (content_order(300, 8, generator(), reverse=False) == backwards).all(1).any()
    assert (content_order(3, 8, generator(), shuffle=False, reverse=False) == torch.arange(8)).all()


def test_shuffles_bring_every_frame_to_every_place_alike() -> None:
    order = content_order(6000, 4, generator(), reverse=False)
    shares = torch.stack([(order == frame).float().mean(0) for frame in range(4)])
    assert ((shares - 0.25).abs() < 4 * math.sqrt(0.25 * 0.75 / 6000)).all()


def test_all_switched_off_leaves_clips_untouched() -> None:
    frames = clips()
    assert torch.equal(same_motion(frames, OFF, generator()), frames)
    spectra = torch.randn(4, 6, 20)
    assert torch.equal(same_content(spectra, SpectrogramAugment(warp=0, tilt=0, gain=0), generator()), spectra)


@pytest.mark.parametrize("name", list(PARTS))
def test_each_part_changes_clips_and_stays_in_range(name: str) -> None:
    frames = clips(16)
    view = same_motion(frames, PARTS[name], generator())
    assert view.shape == frames.shape
    assert view.min() >= 0
    assert view.max() <= 1
    assert (view - frames).abs().flatten(1).amax(1).gt(1e-3).sum() >= 4
    assert torch.equal(frames, clips(16))


@pytest.mark.parametrize("strength", [*PARTS.values(), VideoAugment()])
def test_all_frames_of_a_clip_change_alike(strength: VideoAugment) -> None:
    view = same_motion(still(), strength, generator())
    torch.testing.assert_close(view, view[:, :1].expand_as(view))


@pytest.mark.parametrize("name", [name for name in PARTS if name != "blur"])
def test_clips_change_each_in_its_own_way(name: str) -> None:
    one = clips(1).expand(4, -1, -1, -1, -1).contiguous()
    view = same_motion(one, PARTS[name], generator())
    for i in range(3):
        assert not torch.allclose(view[i], view[i + 1], atol=1e-4)


def test_the_generator_alone_decides() -> None:
    frames, spectra = clips(), torch.randn(4, 6, 20)
    video, voice = VideoAugment(), SpectrogramAugment()
    assert torch.equal(same_motion(frames, video, generator(1)), same_motion(frames, video, generator(1)))
    assert not torch.equal(same_motion(frames, video, generator(1)), same_motion(frames, video, generator(2)))
    assert torch.equal(same_content(spectra, voice, generator(1)), same_content(spectra, voice, generator(1)))
    assert not torch.equal(same_content(spectra, voice, generator(1)), same_content(spectra, voice, generator(2)))


def test_recolour_turns_greys_to_one_scaled_colour() -> None:
    """The turn is about the grey axis, so a grey only meets the channels' gains, between 0.6 and 1.4."""
    grey = torch.linspace(0.1, 0.6, 16).view(1, 1, 1, 1, 16).expand(8, 2, 3, 16, 16).contiguous()
    gains = same_motion(grey, PARTS["colour"], generator()) / grey
    torch.testing.assert_close(gains, gains[:, :1, :, :1, :1].expand_as(gains), rtol=1e-4, atol=1e-5)
    assert gains.min() >= 0.6 - 1e-4
    assert gains.max() <= 1.4 + 1e-4


def test_recolour_moves_no_edges() -> None:
    """Each new pixel depends on the old pixel alone: equal colours stay equal, wherever they are."""
    frames = clips()
    frames[:, :, :, 5, 5] = frames[:, :, :, 2, 9]
    view = same_motion(frames, PARTS["colour"], generator())
    torch.testing.assert_close(view[:, :, :, 5, 5], view[:, :, :, 2, 9])


def test_crop_reads_a_part_of_the_picture_upright() -> None:
    """On a ramp a crop is a ramp: as steep as the share kept, at least 1 - crop, and never beyond the picture."""
    side = 32
    ramp = torch.linspace(0, 1, side).expand(20, 1, 3, side, side).contiguous()
    view = same_motion(ramp, PARTS["crop"], generator())
    slope = (view[..., 20] - view[..., 10]) / (ramp[..., 20] - ramp[..., 10])
    assert slope.min() >= 1 - PARTS["crop"].crop - 1e-3
    assert slope.max() <= 1 + 1e-3
    assert slope.std() > 0.01
    torch.testing.assert_close(view, view[:, :, :, :1].expand_as(view), rtol=0, atol=1e-4)


def test_noise_is_one_pattern_a_clip_and_no_louder_than_said() -> None:
    grey = torch.full((20, 3, 3, 32, 32), 0.5)
    spread = (same_motion(grey, PARTS["noise"], generator()) - grey).flatten(1).std(1)
    assert spread.max() <= PARTS["noise"].noise * 1.05
    assert spread.min() < spread.max() / 2


def test_blur_keeps_the_mean_and_spreads_a_point() -> None:
    point = torch.zeros(30, 1, 3, 17, 17)
    point[..., 8, 8] = 1
    view = same_motion(point, PARTS["blur"], generator())
    torch.testing.assert_close(view.sum((-1, -2)), torch.ones(30, 1, 3))
    assert 5 <= (view[:, 0, 0, 8, 8] > 0.999).sum() <= 25
    place = torch.arange(17.0) - 8
    width = ((view[:, 0, 0].sum(1) * place.square()).sum(1)).sqrt()
    assert width.max() <= PARTS["blur"].blur
    torch.testing.assert_close(view, view.transpose(-1, -2))


@pytest.mark.parametrize("bins", [20, 200])
def test_warp_by_one_is_the_identity(bins: int) -> None:
    spectra = torch.randn(3, 4, bins, generator=generator())
    torch.testing.assert_close(warp_frequency(spectra, torch.ones(3)), spectra, rtol=0, atol=2e-4)


@pytest.mark.parametrize("factor", [0.8, 0.9, 1.1, 1.25])
def test_warp_moves_a_peak_to_the_bin_that_reads_it(factor: float) -> None:
    """Below the knee bin f reads factor * f, so a peak at 60 comes out at 60 / factor."""
    peak = torch.exp(-0.5 * ((torch.arange(201.0) - 60) / 3).square()).expand(1, 2, -1)
    assert (warp_frequency(peak, torch.tensor([factor])).argmax(2) == round(60 / factor)).all()


@pytest.mark.parametrize("factor", [0.8, 0.95, 1.0, 1.2])
def test_warp_is_monotone_and_keeps_both_ends(factor: float) -> None:
    ramp = torch.linspace(0, 1, 201).expand(1, 1, -1)
    read = warp_frequency(ramp, torch.tensor([factor]))[0, 0]
    assert (read.diff() > 0).all()
    assert float(read[0]) == 0
    assert float(read[-1]) == pytest.approx(1, abs=1e-5)
    knee = 0.8 * min(1, 1 / factor)
    places = torch.linspace(0, 1, 201)
    torch.testing.assert_close(read[places <= knee], (places * factor)[places <= knee])


def test_warp_is_each_clips_own_and_the_same_for_its_frames() -> None:
    spectra = torch.randn(1, 1, 50, generator=generator()).expand(2, 3, 50)
    view = warp_frequency(spectra, torch.tensor([0.9, 1.1]))
    assert torch.equal(view, view[:, :1].expand_as(view))
    assert not torch.allclose(view[0], view[1])
    torch.testing.assert_close(view[1:], warp_frequency(spectra[1:], torch.tensor([1.1])))


def test_tilt_and_gain_add_one_straight_line_a_segment() -> None:
    spectra = torch.randn(40, 3, 21, generator=generator())
    line = same_content(spectra, SpectrogramAugment(warp=0, tilt=1.0, gain=0.5), generator(1)) - spectra
    torch.testing.assert_close(line, line[:, :1].expand_as(line), rtol=0, atol=1e-5)
    torch.testing.assert_close(line.diff(n=2, dim=2), torch.zeros(40, 3, 19), rtol=0, atol=1e-5)
    rise, middle = line[:, 0, -1] - line[:, 0, 0], line[:, 0, 10]
    assert rise.abs().max() <= 1 + 1e-5
    assert middle.abs().max() <= 0.5 + 1e-5
    assert rise.std() > 0.3
    assert middle.std() > 0.15


@pytest.mark.parametrize("name", ["crop", "stretch", "blur"])
def test_moving_and_blurring_keep_a_flat_picture_flat_to_its_edge(name: str) -> None:
    flat = torch.tensor([0.2, 0.9, 0.5]).view(1, 1, 3, 1, 1).expand(12, 2, 3, 24, 24).contiguous()
    torch.testing.assert_close(same_motion(flat, PARTS[name], generator()), flat)


def test_a_half_shows_the_middle_twice_as_large() -> None:
    """Pixels of 8 read from -0.5 to 0.5: source 1.75, 2.25, ... in pixels."""
    matrix = reading(torch.tensor([0.0]), torch.tensor([0.5]), 8)[0]
    torch.testing.assert_close(matrix @ torch.arange(8.0), 1.75 + 0.5 * torch.arange(8.0))
    torch.testing.assert_close(reading(torch.zeros(1), torch.ones(1), 8)[0], torch.eye(8))


def test_blur_by_hand() -> None:
    """Each pixel's neighbours by a Gaussian, what lies beyond an end counted to its last pixel; none for sigma <= 0."""
    rows = blurring(torch.tensor([0.8, -1.0]), 6, 1.0)
    torch.testing.assert_close(rows[1], torch.eye(6))
    bell = [math.exp(-0.5 * (k / 0.8) ** 2) for k in range(-3, 4)]
    hand = torch.zeros(6, 6)
    for o in range(6):
        for k in range(-3, 4):
            hand[o, min(5, max(0, o + k))] += bell[k + 3] / sum(bell)
    torch.testing.assert_close(rows[0], hand)


def test_a_voice_is_one_for_its_run_of_clips_and_differs_from_the_others() -> None:
    clip = torch.randn(1, 4, 32, generator=Generator().manual_seed(1))
    spectra = clip.expand(7, -1, -1).contiguous()
    made = other_voices(spectra, 3, VoiceChange(0.2, 4.0, 0.5), Generator().manual_seed(0))
    assert made.shape == spectra.shape
    runs = made[:3], made[3:6], made[6:]
    for run in runs:
        torch.testing.assert_close(run, run[:1].expand_as(run))
    assert (runs[0][0] - runs[1][0]).abs().max() > 0.1
    assert (runs[1][0] - runs[2][0]).abs().max() > 0.1


def test_a_colour_is_smooth_constant_and_of_no_level() -> None:
    spectra = torch.randn(200, 3, 64, generator=Generator().manual_seed(1))
    colour = other_voices(spectra, 2, VoiceChange(colour=0.5), Generator().manual_seed(0)) - spectra
    torch.testing.assert_close(colour, colour[:, :1].expand_as(colour), atol=1e-5, rtol=0)
    torch.testing.assert_close(colour.mean(-1), torch.zeros(200, 3), atol=1e-5, rtol=0)
    first = 2 * (colour[::2, 0] * torch.cos((torch.arange(64) + 0.5) * (torch.pi / 64))).mean(-1)
    assert 0.4 < first.std() < 0.6
    assert torch.fft.rfft(colour[:, 0]).abs()[:, 12:].max() < 0.2 * torch.fft.rfft(colour[:, 0]).abs().max()


def test_voices_of_no_strength_are_those_that_are_there() -> None:
    spectra = torch.randn(4, 3, 16)
    torch.testing.assert_close(other_voices(spectra, 2, VoiceChange(), Generator().manual_seed(0)), spectra)
