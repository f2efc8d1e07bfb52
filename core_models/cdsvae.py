"""C-DSVAE: DSVAE with estimates of mutual information in its objective (Bai, Wang & Gomes 2021); see docs/models."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from core_models.config import Information
from core_models.distributed import all_identities, all_of, together, whole
from core_models.dsvae import DSVAE, Inference, elbo_of
from core_models.information import exclusive_information, frame_information, weighted_information
from core_models.types import Batch, Gaussian, Latents

TEMPERATURE = 0.5
PUBLISHED = Information()


def information_terms(model: DSVAE, batch: Batch, settings: Information = PUBLISHED) -> dict[str, Tensor]:
    """Objective (6): the ELBO's parts, minus the estimates of I(s; x) and I(z; x) and, where asked for, I(s; z).

    Views are encoded, never decoded, and only for an estimate by contrast; a term whose view is switched off is 0.
    """
    inferred = model.infer(batch.frames, batch.noise)
    terms = elbo_of(model, batch, inferred)
    if settings.estimate == "contrast":
        static, dynamic = contrasts(model, batch, inferred, settings)
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
    by_contrast = contrasts(model, batch, inferred, settings)
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


def contrasts(
    model: DSVAE, batch: Batch, inferred: Inference, settings: Information = PUBLISHED
) -> tuple[Tensor | None, Tensor | None]:
    """I(s; x) and I(z; x) by contrast of posterior means; None where the view is switched off."""
    dynamic = None
    if batch.same_dynamic is not None:
        altered = model.dynamic_posterior(model.content_features(batch.same_dynamic)).mean
        codes, views = together(inferred.dynamic.mean, altered)
        dynamic = contrastive_information(codes, views, settings.temperature)
    return _static_contrast(model, batch, inferred, settings), dynamic


def _static_contrast(model: DSVAE, batch: Batch, inferred: Inference, settings: Information) -> Tensor | None:
    """The static view is an order of the same frames, so it reuses their features; or other clips of an individual."""
    temperature = settings.static_temperature or settings.temperature
    codes = views = inferred.static.mean
    if batch.order is not None:
        shuffled = torch.take_along_dim(inferred.features, batch.order[..., None], dim=1)
        views = model.static_posterior(shuffled).mean
    codes, views = together(codes, views)
    if settings.alike == "individual" and (identity := all_identities(batch.identity)) is not None:
        return individual_information(codes, views, identity, temperature)
    return None if batch.order is None else contrastive_information(codes, views, temperature)


def weightings(batch: Batch, inferred: Inference, settings: Information) -> tuple[Tensor, Tensor]:
    """I(s; x) and I(z_1:T; x) by minibatch weighting of the posteriors; no view is needed."""
    stratified = settings.sampling == "stratified"
    drawn, N = Latents(*together(inferred.drawn.static, inferred.drawn.dynamic)), batch.population
    return (
        weighted_information(drawn.static, all_of(inferred.static), N, stratified=stratified),
        weighted_information(drawn.dynamic, all_of(inferred.dynamic), N, stratified=stratified),
    )


def exclusion(batch: Batch, inferred: Inference, settings: Information) -> Tensor:
    """I(s; z) as the objective's term; its gradient reaches the code that is to give up what both say."""
    static, dynamic = all_of(inferred.static), all_of(inferred.dynamic)
    if settings.yields == "static":
        dynamic = Gaussian(dynamic.mean.detach(), dynamic.logvar.detach())
    if settings.yields == "dynamic":
        static = Gaussian(static.mean.detach(), static.logvar.detach())
    with whole():
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
    return math.log(len(a)) - loss


def individual_information(codes: Tensor, views: Tensor, identity: Tensor, temperature: float = TEMPERATURE) -> Tensor:
    """A lower bound on I(s; individual), and so on I(s; x), in nats: other clips of an individual are the positives.

    Like `contrastive_information` with several positives, whose logarithms are averaged (Khosla et al. 2020, eq. 2). A
    clip's own view is left out, or it would be the easiest positive, unless its individual has no other clip here. With
    k clips of each individual it is at most log((B - 1) / (k - 1)).

    Args:
        codes, views: (B, S).
        identity: int64 (B,), equal for clips of one individual.
        temperature: tau.
    """
    B = len(codes)
    own = torch.eye(B, dtype=torch.bool, device=codes.device)
    others = (identity[:, None] == identity) & ~own
    alone = ~others.any(1, keepdim=True)
    left_out, positives = own & ~alone, others | (own & alone)
    cosines = F.normalize(codes, dim=1) @ F.normalize(views, dim=1).T / temperature
    both = []
    for logits in (cosines, cosines.T):
        log_share = logits.masked_fill(left_out, -torch.inf).log_softmax(1).masked_fill(~positives, 0.0)
        both.append((log_share.sum(1) / positives.sum(1)).mean())
    return torch.log(B - left_out.sum(1).to(cosines.dtype)).mean() + 0.5 * (both[0] + both[1])
