"""The network that scores pairs of a traveller and a place.

An encoder as the reader's, which begins from its weights, then pairs: mention vectors pooled over
the mentions, and the context pooled by the product of the two mentions' attention (localized
context pooling, Zhou et al. 2021, "Document-Level Relation Extraction with Adaptive Thresholding
and Localized Context Pooling").

The lower layers take a first look at a window of their own; the upper ones read only where it
shows that somebody may go somewhere (early exit, Xin et al. 2020, "DeeBERT").
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
LOWER = 2  # layers below the first look
_LOOK, _LOOK_HIDDEN = 96, 96


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
        paths: The same for what stands between both of a pair in the parse [pairs, pieces].
        pairs: Numbers of traveller and place [pairs, 2].
        features: Features of every pair [pairs, features].
    """

    vectors: Tensor
    attention: Tensor
    travellers: Tensor
    destinations: Tensor
    times: Tensor
    sentences: Tensor
    paths: Tensor
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


class FirstLook(nn.Module):
    """Scores from the lower layers whether a traveller has anything to do with a place."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.traveller = nn.Linear(width, _LOOK)
        self.destination = nn.Linear(width, _LOOK)
        self.context = nn.Linear(width, _LOOK)
        self.features = nn.ModuleList(nn.Embedding(size, EMBEDDED) for size in COLUMNS)
        joined = 5 * _LOOK + EMBEDDED * len(COLUMNS)
        self.score = nn.Sequential(
            nn.Linear(joined, _LOOK_HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(_LOOK_HIDDEN, 1)
        )

    def forward(self, window: Window) -> Tensor:
        """Score the pairs of a window of the lower layers [pairs]."""
        return self.judge(self.pooled(window), window.features)

    @staticmethod
    def pooled(window: Window) -> Tensor:
        """The vectors of traveller, place and context of every pair [pairs, 3, hidden]."""
        first, second = window.pairs.unbind(1)
        travellers = (window.travellers @ window.vectors)[first]
        destinations = (window.destinations @ window.vectors)[second]
        return torch.stack([travellers, destinations, context_of(window) @ window.vectors], 1)

    def judge(self, pooled: Tensor, features: Tensor) -> Tensor:
        """Score pairs by their vectors and features [pairs]."""
        one = self.traveller(pooled[:, 0]).tanh()
        two = self.destination(pooled[:, 1]).tanh()
        around = self.context(pooled[:, 2]).tanh()
        embedded = [e(features[:, n]) for n, e in enumerate(self.features)]
        joined = [one, two, around, one * around, two * around, *embedded]
        return self.score(torch.cat(joined, -1)).squeeze(-1)  # type: ignore[no-any-return]


class VisitReader(nn.Module):
    """Scores pairs, then for chosen pairs their times and sentences."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.hidden
        self.look = FirstLook(width)
        self.encoder = Encoder(sizes)
        self.marks = nn.Embedding(MARKS, width)
        nn.init.zeros_(self.marks.weight)
        self.traveller = nn.Linear(width, PAIR)
        self.destination = nn.Linear(width, PAIR)
        self.context = nn.Linear(width, PAIR)
        self.features = nn.ModuleList(nn.Embedding(size, EMBEDDED) for size in COLUMNS)
        self.path = nn.Linear(width, PAIR)
        joined = 9 * PAIR + EMBEDDED * len(COLUMNS)
        self.hidden = nn.Sequential(nn.Linear(joined, HIDDEN), nn.GELU(), nn.Dropout(0.2))
        self.outcome = nn.Linear(HIDDEN, len(OUTCOMES))
        self.time = nn.Linear(width, PAIR)
        self.time_context = nn.Linear(width, PAIR)
        self.time_score = _scorer(HIDDEN + 2 * PAIR + 2)
        self.sentence = nn.Linear(width, PAIR)
        self.sentence_score = _scorer(HIDDEN + PAIR + 2)
        self.drop = nn.Dropout(0.2)

    def encode_lower(
        self, words: Tensor, shapes: Tensor, gaps: Tensor, marks: Tensor, bias: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the vectors of a batch of windows and the attention of the last lower layer.

        Args:
            words: The vectors of the word pieces, as the embedding has them.
            shapes: Case shapes.
            gaps: What stood before each word.
            marks: Which candidates a piece belongs to.
            bias: What is added to the scores of attention: much below 0 for padding.
        """
        return self._through(self.lower(), self.embedded(words, shapes, gaps, marks), bias)

    def embedded(self, words: Tensor, shapes: Tensor, gaps: Tensor, marks: Tensor) -> Tensor:
        """What the first layer reads."""
        encoder = self.encoder
        place = torch.arange(shapes.shape[1], device=shapes.device)
        x = words + encoder.positions(place) + encoder.shapes(shapes) + encoder.gaps(gaps)
        return encoder.drop(encoder.norm(x + self.marks(marks)))  # type: ignore[no-any-return]

    def encode_upper(self, vectors: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """Return the same of the last layer, from the vectors of the lower ones."""
        return self._through(self.upper(), vectors, bias)

    def lower(self) -> list[Layer]:
        """The layers below the first look."""
        return [layer for layer in self.encoder.layers if isinstance(layer, Layer)][:LOWER]

    def upper(self) -> list[Layer]:
        """The layers above it, at least one."""
        return [layer for layer in self.encoder.layers if isinstance(layer, Layer)][LOWER:]

    @staticmethod
    def _through(layers: list[Layer], x: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        *others, last = layers
        for layer in others:
            x = layer(x, bias)
        return attending(last, x, bias)

    def pairs(self, window: Window) -> Pairs:
        """Score the pairs of a window."""
        first, second = window.pairs.unbind(1)
        travellers = window.travellers @ window.vectors
        destinations = window.destinations @ window.vectors
        context = context_of(window)
        one = self.traveller(travellers)[first].tanh()
        two = self.destination(destinations)[second].tanh()
        around = self.context(context @ window.vectors).tanh()
        embedded = [e(window.features[:, n]) for n, e in enumerate(self.features)]
        way = self.path(window.paths @ window.vectors).tanh()
        joined = [one, two, around, one * two, one * around, two * around, *embedded]
        joined += [way, one * way, two * way]
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


def context_of(window: Window) -> Tensor:
    """How much every piece matters to every pair: to the mentions of both [pairs, pieces]."""
    first, second = window.pairs.unbind(1)
    attended = torch.matmul(window.travellers, window.attention)[:, first]
    context = (attended * torch.matmul(window.destinations, window.attention)[:, second]).sum(0)
    return context / (context.sum(-1, keepdim=True) + 1e-9)


def _scorer(width: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(width, SMALL), nn.GELU(), nn.Dropout(0.2), nn.Linear(SMALL, 1)
    )  # fmt: skip


def attending(layer: Layer, x: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
    """Do what a layer does, and return its attention too."""
    batch, length, hidden = x.shape
    qkv = layer.qkv(x).view(batch, length, 3, layer.heads, hidden // layer.heads)
    query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
    scores = query @ key.transpose(-1, -2) / math.sqrt(hidden // layer.heads) + bias
    attention = scores.softmax(-1)
    mixed = (attention.to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, hidden)
    x = layer.norm(x + layer.drop(layer.output(mixed)))
    return layer.norm_out(x + layer.drop(layer.narrow(gelu(layer.widen(x))))), attention
