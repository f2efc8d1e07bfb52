"""C-DSVAE: DSVAE with estimates of mutual information in its objective (Bai, Wang & Gomes 2021); see docs/models."""

from __future__ import annotations

from functools import partial

import torch
import torch.nn.functional as F
from torch import Tensor

from core_models.config import Information
from core_models.distributions import draw
from core_models.dsvae import DSVAE, Inference, Opening, elbo_of, reconstruction_of
from core_models.information import exclusive_information, frame_information, weighted_information
from core_models.types import Batch, Gaussian, Latents

TEMPERATURE = 0.5
NARROW = -4.0
"""Logvar of the dynamics' posteriors when the opening ends: of unit spread, they say much."""
PUBLISHED = Information()


def information_terms(model: DSVAE, batch: Batch, settings: Information = PUBLISHED) -> dict[str, Tensor]:
    """Objective (6): the ELBO's parts, minus the estimates of I(s; x) and I(z; x) and, where asked for, I(s; z).

    Views are encoded, never decoded, and only for an estimate by contrast; a term whose view is switched off is 0.
    """
    inferred = model.infer(batch.frames, batch.noise)
    terms = elbo_of(model, batch, inferred)
    if settings.estimate == "contrast":
        static, dynamic = contrasts(model, batch, inferred, settings.temperature)
    else:
        static, dynamic = weightings(batch, inferred, settings)
    nothing = terms["kl_static"].new_zeros(())
    terms["mi_static"] = nothing if static is None else -static
    terms["mi_dynamic"] = nothing if dynamic is None else -dynamic
    if settings.exclusion:
        terms["exclusion"] = exclusion(batch, inferred, settings)
    return terms


def information_monitors(model: DSVAE, batch: Batch, settings: Information = PUBLISHED) -> dict[str, Tensor]:
    """Each information of the objective under all its estimates (figure 6); contrast only where there is a view."""
    inferred = model.infer(batch.frames, batch.noise)
    by_contrast = contrasts(model, batch, inferred, settings.temperature)
    by_weighting = weightings(batch, inferred, settings)
    drawn = inferred.drawn
    figures = {
        "info_static_contrast": by_contrast[0],
        "info_static_weighting": by_weighting[0],
        "info_dynamic_contrast": by_contrast[1],
        "info_dynamic_weighting": by_weighting[1],
        "info_exclusion_weighting": frame_information(
            inferred.static, inferred.dynamic, (drawn.static, drawn.dynamic), batch.population
        ),
        "info_exclusion_widened": exclusion(batch, inferred, settings),
    }
    return {name: figure for name, figure in figures.items() if figure is not None}


def openings(settings: Information) -> tuple[Opening, ...]:
    """Stages that settle where a motion goes before there is a static code to put it in; none by default.

    What lasts all through a clip, such as the side a character faces, is as cheap in the static code as in the dynamic
    one, and there it stays if the decoder finds it there first. So the dynamics learn by their contrast alone (eq. 8),
    which looks do not help with, for the view has others; then the decoder learns to draw motions beside a static code
    drawn from N(0, I). Neither uses a label. The paper trains everything from the start, for 70,000 steps of 128 clips.
    """
    if not any(settings.opening):
        return ()
    motion, drawing = settings.opening
    first = Opening("motion", ("frame_encoder", "dynamic_posterior"), motion, partial(_motion_terms, settings=settings))
    return first, Opening("drawing", ("frame_decoder",), drawing, _drawing_terms)


def _motion_terms(model: DSVAE, batch: Batch, settings: Information) -> dict[str, Tensor]:
    """Minus I(z; x) by contrast; and the KL that holds the codes at the prior's spread, which cosines leave open."""
    dynamic = model.dynamic_posterior(model.frame_features(batch.frames))
    terms = {"kl_dynamic": spread_kl(dynamic)}
    if batch.same_dynamic is not None:
        altered = model.dynamic_posterior(model.frame_features(batch.same_dynamic)).mean
        terms["mi_dynamic"] = -contrastive_information(dynamic.mean, altered, settings.temperature)
    return terms


def _drawing_terms(model: DSVAE, batch: Batch) -> dict[str, Tensor]:
    with torch.no_grad():
        dynamic = draw(model.dynamic_posterior(model.frame_features(batch.frames)), batch.noise)
        size = model.static_posterior.head.affine.out_features // 2
        static = torch.empty(len(dynamic), size, device=dynamic.device).normal_(generator=batch.noise)
    return {"reconstruction": reconstruction_of(model, batch, Latents(static, dynamic))}


def spread_kl(q: Gaussian) -> Tensor:
    """KL of the moments of codes over clips and frames from N(0, 1), and of their posteriors' widths from a narrow one.

    Args:
        q: parts (B, T, D).

    Returns:
        Nats, summed over D: KL[N(m, v) || N(0, 1)] with m and v over all B T means, plus the mean of
        KL[N(0, e^logvar) || N(0, e^NARROW)].
    """
    mean, variance = q.mean.mean((0, 1)), q.mean.var((0, 1), unbiased=False) + 1e-6
    aside = q.logvar - NARROW
    width = (aside.exp() - 1 - aside).mean((0, 1))
    return 0.5 * (mean.square() + variance - 1 - variance.log() + width).sum()


def contrasts(
    model: DSVAE, batch: Batch, inferred: Inference, temperature: float = TEMPERATURE
) -> tuple[Tensor | None, Tensor | None]:
    """I(s; x) and I(z; x) by contrast of posterior means; None where the view is switched off.

    The static view is an order of the same frames, so it reuses their features.
    """
    static = dynamic = None
    if batch.order is not None:
        shuffled = torch.take_along_dim(inferred.features, batch.order[..., None], dim=1)
        static = contrastive_information(inferred.static.mean, model.static_posterior(shuffled).mean, temperature)
    if batch.same_dynamic is not None:
        altered = model.dynamic_posterior(model.frame_features(batch.same_dynamic)).mean
        dynamic = contrastive_information(inferred.dynamic.mean, altered, temperature)
    return static, dynamic


def weightings(batch: Batch, inferred: Inference, settings: Information) -> tuple[Tensor, Tensor]:
    """I(s; x) and I(z_1:T; x) by minibatch weighting of the posteriors; no view is needed."""
    stratified = settings.sampling == "stratified"
    drawn, N = inferred.drawn, batch.population
    return (
        weighted_information(drawn.static, inferred.static, N, stratified=stratified),
        weighted_information(drawn.dynamic, inferred.dynamic, N, stratified=stratified),
    )


def exclusion(batch: Batch, inferred: Inference, settings: Information) -> Tensor:
    """I(s; z) as the objective's term; its gradient reaches the code that is to give up what both say."""
    static, dynamic = inferred.static, inferred.dynamic
    if settings.yields == "static":
        dynamic = Gaussian(dynamic.mean.detach(), dynamic.logvar.detach())
    if settings.yields == "dynamic":
        static = Gaussian(static.mean.detach(), static.logvar.detach())
    return exclusive_information(static, dynamic, batch.population, settings.separation, batch.noise)


def contrastive_information(codes: Tensor, views: Tensor, temperature: float = TEMPERATURE) -> Tensor:
    """A lower bound on I(code; x) in nats from pairs of codes and codes of views (eq. 7-8).

    Row i of `views` is the positive of row i of `codes`; all other rows are negatives. Cosine similarity over the
    flattened code, both directions averaged. At most log B.

    Args:
        codes, views: (B, ...) of one shape.
        temperature: tau.
    """
    a, b = F.normalize(codes.flatten(1), dim=1), F.normalize(views.flatten(1), dim=1)
    logits = a @ b.T / temperature  # (B, B)
    target = torch.arange(len(a), device=a.device)
    loss = 0.5 * (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target))
    return torch.log(torch.tensor(float(len(a)), device=a.device)) - loss
