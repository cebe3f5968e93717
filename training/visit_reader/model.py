"""The network that scores pairs of a traveller and a place.

An encoder as the reader's, which begins from its weights, then pairs: mention vectors pooled over
the mentions, and the context pooled by the product of the two mentions' attention (localized
context pooling, Zhou et al. 2021, "Document-Level Relation Extraction with Adaptive Thresholding
and Localized Context Pooling").
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from briefing.analysis.visits.features import COLUMNS, MARKS
from briefing.analysis.visits.scorer import OUTCOMES
from training.model import Encoder, Layer, Sizes, gelu

PAIR, HIDDEN, SMALL = 192, 256, 128
EMBEDDED = 12  # width of the vector of each feature


@dataclass(frozen=True, slots=True)
class Window:
    """One encoded window without its batch dimension.

    Attributes:
        vectors: Word piece vectors [pieces, hidden].
        attention: Attention of the last layer [heads, pieces, pieces].
        travellers: Share of every piece in every traveller [travellers, pieces].
        destinations: The same for places [places, pieces].
        times: The same for time expressions [times, pieces].
        sentences: The same for sentences [sentences, pieces].
        pairs: Numbers of traveller and place [pairs, 2].
        features: Features of every pair [pairs, features].
    """

    vectors: Tensor
    attention: Tensor
    travellers: Tensor
    destinations: Tensor
    times: Tensor
    sentences: Tensor
    pairs: Tensor
    features: Tensor


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is known of the pairs of a window after the first step.

    Attributes:
        logits: Scores of the outcomes [pairs, outcomes].
        hidden: What they were computed from [pairs, hidden].
        context: How much every piece matters to a pair [pairs, pieces].
    """

    logits: Tensor
    hidden: Tensor
    context: Tensor

    def of(self, rows: Tensor) -> Pairs:
        """Some of them."""
        return Pairs(self.logits[rows], self.hidden[rows], self.context[rows])


class VisitReader(nn.Module):
    """Scores pairs, then for chosen pairs their times and sentences."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.hidden
        self.encoder = Encoder(sizes)
        self.marks = nn.Embedding(MARKS, width)
        nn.init.zeros_(self.marks.weight)
        self.traveller = nn.Linear(width, PAIR)
        self.destination = nn.Linear(width, PAIR)
        self.context = nn.Linear(width, PAIR)
        self.features = nn.ModuleList(nn.Embedding(size, EMBEDDED) for size in COLUMNS)
        joined = 6 * PAIR + EMBEDDED * len(COLUMNS)
        self.hidden = nn.Sequential(nn.Linear(joined, HIDDEN), nn.GELU(), nn.Dropout(0.2))
        self.outcome = nn.Linear(HIDDEN, len(OUTCOMES))
        self.time = nn.Linear(width, PAIR)
        self.time_context = nn.Linear(width, PAIR)
        self.time_score = _scorer(HIDDEN + 2 * PAIR + 2)
        self.sentence = nn.Linear(width, PAIR)
        self.sentence_score = _scorer(HIDDEN + PAIR + 2)
        self.drop = nn.Dropout(0.2)

    def encode(
        self, words: Tensor, shapes: Tensor, gaps: Tensor, marks: Tensor, bias: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the vectors of a batch of windows and the attention of the last layer.

        Args:
            words: The vectors of the word pieces, as the embedding has them.
            shapes: Case shapes.
            gaps: What stood before each word.
            marks: Which candidates a piece belongs to.
            bias: What is added to the scores of attention: much below 0 for padding.
        """
        encoder = self.encoder
        place = torch.arange(shapes.shape[1], device=shapes.device)
        x = words + encoder.positions(place) + encoder.shapes(shapes) + encoder.gaps(gaps)
        x = encoder.drop(encoder.norm(x + self.marks(marks)))
        *layers, last = encoder.layers
        for layer in layers:
            x = layer(x, bias)
        return _attending(last, x, bias)

    def pairs(self, window: Window) -> Pairs:
        """Score the pairs of a window."""
        first, second = window.pairs.unbind(1)
        travellers = window.travellers @ window.vectors
        destinations = window.destinations @ window.vectors
        attended = torch.matmul(window.travellers, window.attention)[:, first]
        context = (attended * torch.matmul(window.destinations, window.attention)[:, second]).sum(0)
        context = context / (context.sum(-1, keepdim=True) + 1e-9)
        one = self.traveller(travellers)[first].tanh()
        two = self.destination(destinations)[second].tanh()
        around = self.context(context @ window.vectors).tanh()
        embedded = [e(window.features[:, n]) for n, e in enumerate(self.features)]
        joined = [one, two, around, one * two, one * around, two * around, *embedded]
        hidden = self.hidden(self.drop(torch.cat(joined, -1)))
        return Pairs(self.outcome(hidden), hidden, context)

    def times(self, window: Window, pairs: Pairs) -> Tensor:
        """Score every time expression for every pair: whether it tells days of this visit."""
        attended = torch.matmul(window.times, window.attention).mean(0)
        shared = pairs.context[:, None, :] * attended[None]
        mass = shared.sum(-1, keepdim=True)
        around = (shared / (mass + 1e-9)) @ window.vectors
        own = (pairs.context @ (window.times > 0).to(pairs.context.dtype).T)[..., None]
        count = window.times.shape[0]
        joined = [
            pairs.hidden[:, None].expand(-1, count, -1),
            self.time(window.times @ window.vectors).tanh()[None].expand(own.shape[0], -1, -1),
            self.time_context(around).tanh(),
            torch.log(mass + 1e-6),
            torch.log(own + 1e-4),
        ]
        return self.time_score(torch.cat(joined, -1)).squeeze(-1)  # type: ignore[no-any-return]

    def sentences(self, window: Window, pairs: Pairs) -> Tensor:
        """Score every sentence for every pair: whether it tells of this visit."""
        mass = (pairs.context @ (window.sentences > 0).to(pairs.context.dtype).T)[..., None]
        count = window.sentences.shape[0]
        joined = [
            pairs.hidden[:, None].expand(-1, count, -1),
            self.sentence(window.sentences @ window.vectors)
            .tanh()[None]
            .expand(mass.shape[0], -1, -1),
            mass,
            torch.log(mass + 1e-4),
        ]
        return self.sentence_score(torch.cat(joined, -1)).squeeze(-1)  # type: ignore[no-any-return]


def _scorer(width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, SMALL), nn.GELU(), nn.Dropout(0.2), nn.Linear(SMALL, 1)
    )  # fmt: skip


def _attending(layer: Layer, x: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """Do what a layer does, and return its attention too."""
    batch, length, hidden = x.shape
    qkv = layer.qkv(x).view(batch, length, 3, layer.heads, hidden // layer.heads)
    query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
    scores = query @ key.transpose(-1, -2) / math.sqrt(hidden // layer.heads) + bias
    attention = scores.softmax(-1)
    mixed = (attention.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, hidden)
    x = layer.norm(x + layer.drop(layer.output(mixed)))
    return layer.norm_out(x + layer.drop(layer.narrow(gelu(layer.widen(x))))), attention
