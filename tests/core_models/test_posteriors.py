"""What the posteriors read and what they cannot."""

from __future__ import annotations

import torch
from torch import Generator

from core_models.posteriors import LOGVAR_RANGE, DynamicPosterior, GaussianHead, PooledPosterior, StaticPosterior


def test_head_is_affine_in_both_parts() -> None:
    torch.manual_seed(0)
    head = GaussianHead(4, 3)
    a, b = torch.randn(2, 5, 4, generator=Generator().manual_seed(0))
    for part in (0, 1):
        between = head(0.3 * a + 0.7 * b)[part]
        torch.testing.assert_close(between, 0.3 * head(a)[part] + 0.7 * head(b)[part])


def test_head_keeps_variances_within_bounds_and_in_float32() -> None:
    head = GaussianHead(4, 3).to(torch.bfloat16)
    mean, logvar = head(1e4 * torch.ones(1, 4, dtype=torch.bfloat16))
    assert mean.dtype == logvar.dtype == torch.float32
    assert logvar.min() >= LOGVAR_RANGE[0]
    assert logvar.max() <= LOGVAR_RANGE[1]


def test_static_posterior_is_one_a_clip_and_reads_every_frame() -> None:
    torch.manual_seed(0)
    posterior = StaticPosterior(5, 8, 4)
    features = torch.randn(2, 6, 5, requires_grad=True)
    mean = posterior(features).mean
    assert mean.shape == (2, 4)
    mean[0].sum().backward()
    assert features.grad is not None
    assert (features.grad[0].abs().amax(1) > 0).all()
    assert features.grad[1].abs().max() == 0
    turned = posterior.lstm.weight_hh_l0_reverse.grad
    assert turned is not None
    assert turned.abs().sum() > 0


def test_dynamic_posterior_reads_the_whole_clip_at_every_frame() -> None:
    torch.manual_seed(0)
    posterior = DynamicPosterior(5, 8, 3)
    for frame in (0, 5):
        features = torch.randn(2, 6, 5, requires_grad=True)
        mean = posterior(features).mean
        assert mean.shape == (2, 6, 3)
        mean[0, frame].sum().backward()
        assert features.grad is not None
        assert (features.grad[0].abs().amax(1) > 0).all()


def test_pooled_posterior_knows_no_order_and_forgets_the_batch_after_training() -> None:
    torch.manual_seed(0)
    posterior = PooledPosterior(5, 4)
    features = 3 + torch.randn(64, 6, 5, generator=Generator().manual_seed(0))
    mean = posterior(features).mean
    torch.testing.assert_close(mean.mean(0), torch.zeros(4), atol=1e-5, rtol=0)
    torch.testing.assert_close(mean.var(0, unbiased=False), torch.ones(4), atol=1e-3, rtol=0)
    torch.testing.assert_close(posterior(features.flip(1)).mean, mean)
    for _ in range(600):
        posterior(features)
    posterior.eval()
    torch.testing.assert_close(posterior(features).mean, mean, atol=0.05, rtol=0)
    torch.testing.assert_close(posterior(features[:1]).mean, posterior(features).mean[:1])


def test_pooled_posterior_reads_mean_and_spread() -> None:
    torch.manual_seed(0)
    posterior = PooledPosterior(5, 4).eval()
    frames = torch.randn(1, 6, 5, generator=Generator().manual_seed(0))
    wider = frames.mean(1, keepdim=True) + 2 * (frames - frames.mean(1, keepdim=True))
    assert (posterior(frames).mean - posterior(wider).mean).abs().max() > 1e-3
    assert (posterior(frames).mean - posterior(frames + 1).mean).abs().max() > 1e-3
