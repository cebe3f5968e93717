"""The training recipe runs from corpora to a model folder, on a tiny sample."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

pytest.importorskip("torch", reason="the training group is not installed (torch)")
pytest.importorskip("onnx", reason="the training group is not installed (onnx)")
pytest.importorskip("safetensors", reason="the training group is not installed (safetensors)")

import onnx
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

import training
from briefing.analysis.reader.network import NETWORK
from briefing.analysis.reader.pipeline import english_reader
from briefing.analysis.reader.word_pieces import Pieces
from training.export import export, load
from training.model import Sizes
from training.prepare import prepare
from training.prune import importance, prune
from training.restore import restore
from training.train import Corpus, train

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # torch's own, from the export
]
WORDS = "Isaac Herzog arrived in Ankara .".split()
RECIPE = tomllib.loads(Path(training.__file__).with_name("recipe.toml").read_text(encoding="utf-8"))
CONFIG = RECIPE | {
    "run": RECIPE["run"]
    | {"minutes": 0.03, "pieces": 128, "checkpoint_minutes": 0.01, "autocast": False},
    "sources": {"invented": 5},
    "sizes": {"layers": 1, "hidden": 24, "heads": 2, "inner": 32, "vocabulary": 200},
}


@pytest.fixture
def corpora(tmp_path) -> Path:
    folder = tmp_path / "corpora"
    (folder / "train").mkdir(parents=True)
    (folder / "ud").mkdir()
    sentence = {
        "doc": "d", "tokens": WORDS, "spaces": [1, 1, 1, 1, 0, 1],
        "ents": [[0, 2, "PERSON"], [4, 5, "GPE"]], "missing": [], "titles": [],
    }  # fmt: skip
    for name in ("uner_ewt.train", "uner_ewt.dev", "wikigold.train"):
        with gzip.open(folder / "train" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(sentence) + "\n" for _ in range(6))
    doc = Doc(
        spacy.blank("en").vocab,
        words=WORDS,
        spaces=[True, True, True, True, False, True],
        heads=[2, 0, 2, 4, 2, 2],
        deps=["nsubj", "flat", "ROOT", "case", "obl", "punct"],
        pos=["PROPN", "PROPN", "VERB", "ADP", "PROPN", "PUNCT"],
        tags=["NNP", "NNP", "VBD", "IN", "NNP", "."],
        morphs=["Number=Sing", "Number=Sing", "Tense=Past", "", "Number=Sing", ""],
        lemmas=["Isaac", "Herzog", "arrive", "in", "Ankara", "."],
    )
    for split in ("train", "dev"):
        DocBin(
            docs=[doc] * 6, attrs=["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
        ).to_disk(folder / "ud" / f"ud_{split}.spacy")
    return folder


@pytest.fixture
def base(tmp_path) -> Path:
    """A BERT of one tiny layer with random weights."""
    folder = tmp_path / "base"
    folder.mkdir()
    special = ["[PAD]", *(f"[unused{i}]" for i in range(99)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {word: i for i, word in enumerate([*special, *(w.lower() for w in WORDS)])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    sizes = Sizes(1, 1, 1, 1, 1, **CONFIG["sizes"])
    hidden, inner = sizes.hidden, sizes.inner
    shapes = {
        "embeddings.word_embeddings.weight": (sizes.vocabulary, hidden),
        "embeddings.position_embeddings.weight": (sizes.positions, hidden),
        "embeddings.token_type_embeddings.weight": (2, hidden),
        "embeddings.LayerNorm.weight": (hidden,),
        "embeddings.LayerNorm.bias": (hidden,),
    }
    for part, out, into in (
        ("attention.self.query", hidden, hidden), ("attention.self.key", hidden, hidden),
        ("attention.self.value", hidden, hidden), ("attention.output.dense", hidden, hidden),
        ("intermediate.dense", inner, hidden), ("output.dense", hidden, inner),
    ):  # fmt: skip
        shapes[f"encoder.layer.0.{part}.weight"] = (out, into)
        shapes[f"encoder.layer.0.{part}.bias"] = (out,)
    for part in ("attention.output.LayerNorm", "output.LayerNorm"):
        shapes[f"encoder.layer.0.{part}.weight"] = (hidden,)
        shapes[f"encoder.layer.0.{part}.bias"] = (hidden,)
    torch.manual_seed(0)
    weights = {name: torch.randn(shape) * 0.05 for name, shape in shapes.items()}
    save_file(weights, str(folder / "model.safetensors"))
    return folder


def test_the_recipe_runs_end_to_end(corpora, base, tmp_path):
    prepared, run, model = (tmp_path / name for name in ("prepared", "run", "model"))
    assert prepare(corpora, prepared)["train.uner_ewt.jsonl.gz"] == 6
    train(prepared, base, run, CONFIG)
    steps = torch.load(run / "checkpoint.pt", weights_only=False)["step"]
    longer = {**CONFIG, "run": {**CONFIG["run"], "minutes": 0.15}}
    train(prepared, base, run, longer)
    assert torch.load(run / "checkpoint.pt", weights_only=False)["step"] > steps
    export(run, prepared, base, model)
    doc = english_reader(model)("Isaac Herzog arrived in Ankara.")
    assert [token.text for token in doc] == WORDS
    assert all(token.dep_ for token in doc)
    assert doc[2].lemma_ == "arrive" or doc[2].tag_ != "VBD"


def test_a_model_is_read_back_pruned_and_trained_on(corpora, base, tmp_path):
    """What ships is enough to go on from: an exported model is a run again, and can be smaller."""
    prepared, run, model, back, smaller = (
        tmp_path / name for name in ("prepared", "run", "model", "back", "smaller")
    )
    prepare(corpora, prepared)
    train(prepared, base, run, CONFIG)
    export(run, prepared, base, model)
    operators = {node.op_type for node in onnx.load(model / NETWORK).graph.node}
    assert "FastGelu" in operators
    assert "Tanh" not in operators  # of an activation that is not one operator
    restore(model, back)
    ours, theirs = load(run)[0].state_dict(), load(back)[0].state_dict()
    assert ours.keys() == theirs.keys()
    assert all(torch.allclose(ours[name], theirs[name], atol=0.02) for name in ours)

    net, _ = load(back)
    config = {**CONFIG, "sizes": {**CONFIG["sizes"], "inner": 16}}
    corpus = Corpus(prepared, Pieces(Tokenizer.from_file(str(base / "tokenizer.json"))), config)
    smaller.mkdir()
    torch.save(prune(net, importance(net, corpus, config, steps=2), 16), smaller / "reader.pt")
    start = {**config, "start": {"from": str(smaller / "reader.pt")}}
    train(prepared, base, tmp_path / "again", start)
    assert load(tmp_path / "again")[0].encoder.layers[0].widen.out_features == 16
