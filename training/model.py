"""The network: a six-layer BERT encoder with case features and one head per reading task."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from briefing.analysis.reader.word_pieces import GAPS, SHAPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the network and the number of labels of every head."""

    entities: int
    upos: int
    xpos: int
    morphs: int
    relations: int
    layers: int = 6
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    case: int = 24
    entity_hidden: int = 256
    tag_hidden: int = 256
    arc: int = 256
    relation: int = 192
    sentence: int = 96
    dropout: float = 0.1
    parse_dropout: float = 0.25


class Dropout(nn.Module):
    """Dropout whose mask is shared by the batch: as good here, and far fewer random draws."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Drop in training only."""
        if not self.training or self.rate == 0.0:
            return x
        keep = torch.rand(x.shape[1:], device=x.device) >= self.rate
        return x * (keep.to(x.dtype) / (1.0 - self.rate))


def gelu(x: Tensor) -> Tensor:
    """Return the approximation that the run time computes fastest."""
    return nn.functional.gelu(x, approximate="tanh")


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.output = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.widen = nn.Linear(sizes.hidden, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, sizes.hidden)
        self.norm_out = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.drop = Dropout(sizes.dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Let every piece look at the others, then at itself."""
        batch, length, hidden = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) / math.sqrt(hidden // self.heads) + bias
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm(x + self.drop(self.output(mixed)))
        return self.norm_out(x + self.drop(self.narrow(gelu(self.widen(x)))))


class Encoder(nn.Module):
    """Word pieces, case shapes and gaps to contextual vectors."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        self.gaps = nn.Embedding(GAPS, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.drop = Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor) -> Tensor:
        """Return a vector for every piece; the mask is 1 where there is one."""
        x = self.embed(ids, shapes, gaps)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def embed(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        """Return what the first layer reads."""
        return self.embed_words(self.words(ids), shapes, gaps)

    def embed_words(self, words: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        """Return what the first layer reads, given the vectors of the word pieces."""
        place = torch.arange(shapes.shape[1], device=shapes.device)
        x = words + self.positions(place) + self.shapes(shapes) + self.gaps(gaps)
        return self.drop(self.norm(x))  # type: ignore[no-any-return]


def nodes_at(first: Tensor) -> Tensor:
    """Return the pieces that stand for the root (the first piece of all) and for the words."""
    return torch.cat([torch.zeros_like(first[:, :1]), first], 1)


def pick(x: Tensor, at: Tensor) -> Tensor:
    """Return some of the vectors of a window."""
    return torch.gather(x, 1, at[:, :, None].expand(-1, -1, x.shape[2]))


class Reader(nn.Module):
    """The encoder with its heads; see `forward` for the outputs."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.case = nn.Embedding(SHAPES, sizes.case)
        width = sizes.hidden + sizes.case
        drop = Dropout(sizes.dropout)
        self.drop = drop
        self.parse_drop = Dropout(sizes.parse_dropout)
        activation = nn.GELU("tanh")
        self.entity = nn.Sequential(
            nn.Linear(width, sizes.entity_hidden), activation, drop,
            nn.Linear(sizes.entity_hidden, sizes.entities),
        )  # fmt: skip
        self.tag = nn.Sequential(nn.Linear(width, sizes.tag_hidden), activation, drop)
        self.upos = nn.Linear(sizes.tag_hidden, sizes.upos)
        self.xpos = nn.Linear(sizes.tag_hidden, sizes.xpos)
        self.morph = nn.Linear(sizes.tag_hidden, sizes.morphs)
        self.sentence = nn.Sequential(
            nn.Linear(width, sizes.sentence), activation, drop, nn.Linear(sizes.sentence, 1)
        )
        self.arc_child = nn.Linear(width, sizes.arc)
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.arc_bias = nn.Linear(sizes.arc, 1)
        self.relation_child = nn.Linear(width, sizes.relation)
        self.relation_head = nn.Linear(width, sizes.relation)
        self.relation = nn.Linear(sizes.relation, sizes.relations)

    def forward(
        self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        """Score a batch of windows.

        Returns entity, upos, xpos, morph and sentence-start logits per word, arc scores
        [batch, word, 1 + word] (column 0 is the root), and the two halves of the relation
        scorer: child [batch, word, relation] and head [batch, 1 + word, relation].
        """
        at = nodes_at(first)
        x = self.encoder(ids, shapes, gaps, mask)
        return self.judge(pick(x, at), torch.gather(shapes, 1, at))

    def judge(self, nodes: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """Score the root and the words, given the vectors and shapes of their first pieces."""
        nodes = torch.cat([nodes, self.case(shapes).to(nodes.dtype)], -1)
        nodes = self.drop(nodes)
        words = nodes[:, 1:]
        tagged = self.tag(words)
        child = self.parse_drop(gelu(self.arc_child(words)))
        head = self.parse_drop(gelu(self.arc_head(nodes)))
        arcs = self.arc(child) @ head.transpose(1, 2) / math.sqrt(self.sizes.arc)
        arcs = arcs + self.arc_bias(head).transpose(1, 2)
        return (
            self.entity(words),
            self.upos(tagged),
            self.xpos(tagged),
            self.morph(tagged),
            self.sentence(words).squeeze(-1),
            arcs,
            self.parse_drop(self.relation_child(words)),
            self.parse_drop(self.relation_head(nodes)),
        )

    def relate(self, child: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Score the relation of every word to its given head (0 is the root)."""
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        return self.relation(nn.functional.relu(child + chosen))


def load_base(reader: Reader, path: Path) -> None:
    """Copy the weights of a BERT checkpoint (`model.safetensors`) into the encoder."""
    base = load_file(path)
    base = {name.removeprefix("bert."): value for name, value in base.items()}
    encoder = reader.encoder
    state = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "shapes.weight": encoder.shapes.weight.data,
        "gaps.weight": encoder.gaps.weight.data,
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    # The second segment embedding is never used: the first is a constant.
    state["words.weight"] = (
        state["words.weight"] + base["embeddings.token_type_embeddings.weight"][0]
    )
    renamed = {
        "output": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for number in range(reader.sizes.layers):
        source = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            parts = [base[f"{source}attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
            state[f"layers.{number}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in renamed.items():
                state[f"layers.{number}.{ours}.{kind}"] = base[f"{source}{theirs}.{kind}"]
    encoder.load_state_dict(state)
