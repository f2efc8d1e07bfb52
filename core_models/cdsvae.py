"""C-DSVAE: DSVAE with contrastive estimates of mutual information (Bai, Wang & Gomes 2021)."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from core_models.dsvae import DSVAE, elbo_of
from core_models.types import Batch

TEMPERATURE = 0.5


def contrastive_terms(model: DSVAE, batch: Batch) -> dict[str, Tensor]:
    """Objective (6): the ELBO's parts, and minus the estimates of I(s; x) and I(z; x).

    Views are encoded, never decoded. The static view is an order of the same frames, so it reuses their features.
    """
    inferred = model.infer(batch.frames, batch.noise)
    terms = elbo_of(model, batch, inferred)
    if batch.order is not None:
        shuffled = torch.take_along_dim(inferred.features, batch.order[..., None], dim=1)
        view = model.static_posterior(shuffled).mean
        terms["mi_static"] = -contrastive_information(inferred.static.mean, view)
    if batch.same_dynamic is not None:
        altered = model.dynamic_posterior(model.frame_features(batch.same_dynamic)).mean
        terms["mi_dynamic"] = -contrastive_information(inferred.dynamic.mean, altered)
    return terms


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
