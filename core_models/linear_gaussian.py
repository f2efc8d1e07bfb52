"""A linear-Gaussian sequence model: its exact likelihood beside the ELBO of restricted and of trained posteriors.

f ~ N(0, I), z_0 = 0, z_t ~ N(A z_t-1, sigma_z^2 I), x_t ~ N(W f + U z_t, sigma_x^2 I): the graph of Li & Mandt 2018,
eq. 1, small enough that the posterior is known. docs/models/seqae-bias.md derives what is used here.

Clips enter the exact functions through their second moment S = mean of x x^T, x being a clip's frames in one vector.
All functions take a whole grid of G parameters at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch
from torch import Generator, Tensor

from core_models.errors import ModelError

LOG_2PI = math.log(2 * math.pi)


def _default_static() -> Tensor:
    return torch.tensor([[1.0, 0.5], [0.0, 1.0]], dtype=torch.float64)


def _default_dynamic() -> Tensor:
    return torch.tensor([[1.0, 0.0], [-0.5, 1.0]], dtype=torch.float64)


def _default_transition() -> Tensor:
    angle = math.pi / 6
    turn = [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    return 0.9 * torch.tensor(turn, dtype=torch.float64)


@dataclass(frozen=True, eq=False)
class LinearGaussian:
    """G models that differ in their standard deviations alone; float64.

    Attributes:
        sigma_x, sigma_z: (G,), standard deviations of a frame given the latents and of a step of the dynamics.
        static, dynamic: W and U, (2, 2).
        transition: A, (2, 2).
        length: frames T of a clip.
    """

    sigma_x: Tensor
    sigma_z: Tensor
    static: Tensor = field(default_factory=_default_static)
    dynamic: Tensor = field(default_factory=_default_dynamic)
    transition: Tensor = field(default_factory=_default_transition)
    length: int = 3

    def __post_init__(self) -> None:
        """Both grids are of one length and above 0."""
        if self.sigma_x.shape != self.sigma_z.shape or self.sigma_x.ndim != 1:
            shapes = f"sigma_x {tuple(self.sigma_x.shape)} and sigma_z {tuple(self.sigma_z.shape)}"
            raise ModelError(f"{shapes} are not of one shape (G,). Give a value of both for every model.")
        if not bool((self.sigma_x > 0).all() and (self.sigma_z > 0).all()):
            raise ModelError(f"a standard deviation is not above 0: sigma_x {self.sigma_x}, sigma_z {self.sigma_z}.")

    @property
    def latents(self) -> int:
        """How many numbers h = (f, z_1, ..., z_T) has."""
        return 2 * (1 + self.length)


def model_at(sigma_x: float, sigma_z: float) -> LinearGaussian:
    """One model, G = 1."""
    return LinearGaussian(torch.tensor([sigma_x]).double(), torch.tensor([sigma_z]).double())


def observation(model: LinearGaussian) -> Tensor:
    """H of x = H h + noise, (2 T, 2 + 2 T)."""
    eye = torch.eye(model.length, dtype=torch.float64)
    return torch.cat([model.static.repeat(model.length, 1), torch.kron(eye, model.dynamic)], dim=1)


def prior_precision(model: LinearGaussian) -> Tensor:
    """Inverse covariance of h = (f, z_1:T), (G, 2 + 2 T, 2 + 2 T): R^T diag(1, 1 / sigma_z^2) R.

    R h are f and the steps z_t - A z_t-1, which are independent.
    """
    steps = torch.eye(model.latents, dtype=torch.float64)
    for t in range(1, model.length):
        row = 2 + 2 * t
        steps[row : row + 2, row - 2 : row] = -model.transition
    scale = model.sigma_z[:, None].repeat(1, model.latents)
    scale[:, :2] = 1.0
    precision: Tensor = steps.T @ (steps / scale[..., None].square())
    return precision


def posterior(model: LinearGaussian) -> tuple[Tensor, Tensor]:
    """Of h given x, a Gaussian: its precision (G, 2 + 2 T, 2 + 2 T) and P of its mean P x, (G, 2 + 2 T, 2 T)."""
    seen = observation(model)
    variance = model.sigma_x.square()[:, None, None]
    precision = prior_precision(model) + seen.T @ seen / variance
    return precision, torch.linalg.solve(precision, seen.T / variance)


def covariance(model: LinearGaussian) -> Tensor:
    """Of a clip's frames, (G, 2 T, 2 T): their second moment in the limit of many clips too."""
    seen = observation(model)
    noise = model.sigma_x.square()[:, None, None] * torch.eye(2 * model.length, dtype=torch.float64)
    spread: Tensor = seen @ torch.linalg.inv(prior_precision(model)) @ seen.T + noise
    return spread


def draw_clips(model: LinearGaussian, n: int, generator: Generator) -> Tensor:
    """Clips of the first of the models, (n, 2 T) float64, drawn as the model says: latents, then frames."""
    noise = torch.randn(1 + 2 * model.length, n, 2, generator=generator, dtype=torch.float64)
    value, frames = torch.zeros(n, 2, dtype=torch.float64), []
    for t in range(model.length):
        value = value @ model.transition.T + model.sigma_z[0] * noise[1 + 2 * t]
        mean = noise[0] @ model.static.T + value @ model.dynamic.T
        frames.append(mean + model.sigma_x[0] * noise[2 + 2 * t])
    return torch.cat(frames, dim=1)


def second_moment(clips: Tensor) -> Tensor:
    """S of clips (n, 2 T): (2 T, 2 T)."""
    moment: Tensor = clips.T @ clips / len(clips)
    return moment


def log_likelihood(model: LinearGaussian, moment: Tensor) -> Tensor:
    """Mean of log p(x) over clips of second moment S, (G,), nats a clip."""
    spread = covariance(model)
    fit = torch.linalg.solve(spread, moment.expand_as(spread)).diagonal(dim1=1, dim2=2).sum(1)
    mean: Tensor = -0.5 * (2 * model.length * LOG_2PI + torch.logdet(spread) + fit)
    return mean


@dataclass(frozen=True)
class Family:
    """A family of Gaussian posteriors q: independent factors, each with a mean linear in the frames that it sees.

    Attributes:
        name: what a user reads.
        factors: indices of h = (f, z_1:T) of every factor, together each once.
        sees: for every factor, the indices of x that it may depend on.
    """

    name: str
    factors: tuple[tuple[int, ...], ...]
    sees: tuple[tuple[int, ...], ...]


def families(length: int = 3) -> dict[str, Family]:
    """The families of the study, from the widest to the narrowest."""
    frames = [(2 * t, 2 * t + 1) for t in range(length)]
    every, static = tuple(range(2 * length)), (0, 1)
    steps = [(2 + 2 * t, 3 + 2 * t) for t in range(length)]
    dynamics = tuple(index for step in steps for index in step)
    return {
        "exact": Family("q(f, z | x)", (static + dynamics,), (every,)),
        "two-part": Family("q(f | x) q(z | x)", (static, dynamics), (every, every)),
        "mean-field": Family("q(f | x) prod q(z_t | x)", (static, *steps), (every,) * (1 + length)),
        "frame-wise": Family("q(f | x) prod q(z_t | x_t)", (static, *steps), (every, *frames)),
    }


def best_elbo(model: LinearGaussian, moment: Tensor, family: Family) -> Tensor:
    """The highest mean ELBO that a family reaches on clips of second moment S, (G,), nats a clip.

    The covariance of a factor is the inverse of its block of the posterior's precision. Then the gap to the likelihood
    is 1/2 (sum of log det of those blocks - log det of the precision + the price of the means).
    """
    precision, weights = posterior(model)
    blocks = [precision[:, list(factor)][:, :, list(factor)] for factor in family.factors]
    gap = torch.stack([torch.logdet(block) for block in blocks]).sum(0) - torch.logdet(precision)
    away = best_means(precision, weights, moment, family) - weights
    price = (precision @ away @ moment @ away.mT).diagonal(dim1=1, dim2=2).sum(1)
    return log_likelihood(model, moment) - 0.5 * (gap + price)


def best_means(precision: Tensor, weights: Tensor, moment: Tensor, family: Family) -> Tensor:
    """M of the family's best means M x, (G, 2 + 2 T, 2 T); the posterior's own P where every factor sees every frame.

    M minimises trace(L (M - P) S (M - P)^T), with 0 where a factor does not see: normal equations of its free entries.
    """
    free = torch.zeros(weights.shape[1:], dtype=torch.bool)
    for factor, sees in zip(family.factors, family.sees, strict=True):
        free[torch.tensor(factor)[:, None], torch.tensor(sees)] = True
    if bool(free.all()):
        return weights
    chosen = free.flatten()
    system = torch.stack([torch.kron(one, moment) for one in precision])[:, chosen]
    target = system @ weights.flatten(1)[..., None]
    means = torch.zeros_like(weights.flatten(1))
    means[:, chosen] = torch.linalg.solve(system[..., chosen], target)[..., 0]
    return means.view_as(weights)


Weights = Mapping[str, Tensor]


@dataclass(frozen=True)
class Schedule:
    """How encoders are trained: Adam, whose rate falls by a cosine to nothing; `hidden` is a network's width."""

    steps: int = 1500
    batch: int = 128
    learning_rate: float = 0.01
    hidden: int = 16


def elbo(model: LinearGaussian, clips: Tensor, mean: Tensor, factors: Tensor) -> Tensor:
    """The ELBO of every clip under given posteriors, (G, N), nats; the expectations over q in closed form.

    Args:
        model: G models.
        clips: (N, 2 T).
        mean: of h = (f, z_1:T), (G, N, 2 + 2 T).
        factors: lower triangles C of the covariances C C^T of f, z_1, ..., z_T, (G, 1 + T, N, 2, 2), above 0 on the
            diagonal.
    """
    prior, seen = prior_precision(model).to(clips), observation(model).to(clips)
    variance = model.sigma_x.to(clips).square()[:, None]
    precision = prior + seen.T @ seen / variance[..., None]
    blocks = torch.stack([precision[:, i : i + 2, i : i + 2] for i in range(0, model.latents, 2)], dim=1)
    spread = (blocks[:, :, None] @ factors * factors).sum((1, 3, 4))
    misfit = (clips - mean @ seen.T).square().sum(2) / variance + (mean @ prior * mean).sum(2)
    constant = 2 * model.length * (LOG_2PI + torch.log(variance)) - torch.logdet(prior)[:, None]
    entropy = 2 * factors.diagonal(dim1=3, dim2=4).log().sum((1, 3)) + model.latents
    return 0.5 * (entropy - constant - misfit - spread)


def encode(weights: Weights, clips: Tensor) -> tuple[Tensor, Tensor]:
    """Posteriors of clips (N, 2 T) by trained networks: mean (G, N, 2 + 2 T), triangles (G, 1 + T, N, 2, 2)."""
    hidden = torch.tanh(clips @ (weights["into"] * weights["sees"]) + weights["bias"])
    out = hidden @ weights["out"] + weights["offset"]
    mean = out[..., :2].movedim(1, 2).flatten(2)
    zero = torch.zeros_like(out[..., 0])
    scale = out[..., 2:4].exp()
    rows = torch.stack([scale[..., 0], zero], dim=-1), torch.stack([out[..., 4], scale[..., 1]], dim=-1)
    return mean, torch.stack(rows, dim=-2)


def fresh_encoders(models: int, family: Family, hidden: int, generator: Generator) -> dict[str, Tensor]:
    """A network of one hidden layer for every factor of G encoders, all G alike, float32.

    Equal starts make differences along a grid come from the parameters and not from luck.
    """
    factors, inputs = len(family.factors), max(max(sees) for sees in family.sees) + 1
    sees = torch.zeros(factors, inputs, 1)
    for row, indices in enumerate(family.sees):
        sees[row, list(indices)] = 1.0
    into = torch.randn(factors, inputs, hidden, generator=generator) / sees.sum(1, keepdim=True).sqrt()
    out = 0.1 * torch.randn(factors, hidden, 5, generator=generator) / hidden**0.5
    start = {"into": into, "bias": torch.zeros(factors, 1, hidden), "out": out, "offset": torch.zeros(factors, 1, 5)}
    return {name: value.repeat(models, 1, 1, 1) for name, value in start.items()} | {"sees": sees}


def train_encoders(
    model: LinearGaussian,
    clips: Tensor,
    family: Family,
    schedule: Schedule,
    seed: int,
    check: Callable[[int], None] = lambda step: None,
) -> dict[str, Tensor]:
    """Maximise the mean ELBO of clips (N, 2 T) over G encoders, one for every model, all at once.

    Args:
        model: G models, which stay as they are.
        clips: what both trains and measures, as in the study.
        family: whose factors have two numbers each: "mean-field" or "frame-wise".
        schedule: how.
        seed: of the networks' start and of the batches, which are the same for all G.
        check: called with the step before each; may raise to end the training.
    """
    if any(len(factor) != 2 for factor in family.factors):
        raise ModelError(
            f"{family.name} has a factor of more than two numbers; encoders have one of two for f and z_t."
        )
    generator = Generator().manual_seed(seed)
    weights = fresh_encoders(len(model.sigma_x), family, schedule.hidden, generator)
    learned = [value.requires_grad_() for name, value in weights.items() if name != "sees"]
    optimiser = torch.optim.Adam(learned, lr=schedule.learning_rate)
    fall = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, schedule.steps)
    inputs = clips.float()
    for step in range(schedule.steps):
        check(step)
        batch = inputs[torch.randint(len(inputs), (schedule.batch,), generator=generator)]
        optimiser.zero_grad()
        # The sum, not the mean, over G: no encoder's step depends on how many others there are.
        loss = -elbo(model, batch, *encode(weights, batch)).mean(1).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        fall.step()
    return {name: value.detach() for name, value in weights.items()}


@torch.no_grad()
def trained_elbo(model: LinearGaussian, clips: Tensor, weights: Weights) -> Tensor:
    """Mean ELBO of trained encoders over clips (N, 2 T), (G,), nats a clip, the sums in float64."""
    mean, factors = encode({name: value.double() for name, value in weights.items()}, clips.double())
    return elbo(model, clips.double(), mean, factors).mean(1)
