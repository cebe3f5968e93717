"""The recipe of the visits' network runs from labelled passages to a model folder."""

import dataclasses
import json
import pickle
import shutil
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the training group is not installed (torch)")
pytest.importorskip("onnx", reason="the training group is not installed (onnx)")
pytest.importorskip("safetensors", reason="the training group is not installed (safetensors)")

import torch

import training.visit_reader
from briefing.analysis.actors import resolve
from briefing.analysis.language import MODEL_FOLDER, load_pipeline
from briefing.analysis.visits.candidates import candidates_of
from briefing.analysis.visits.scorer import OUTCOMES, VisitScorer
from briefing.analysis.words import Words
from training.export import write_words
from training.model import Reader, Sizes
from training.visit_reader.examples import Example, Maker
from training.visit_reader.export import export
from training.visit_reader.first_look import fit, pairs_of, report
from training.visit_reader.model import VisitReader
from training.visit_reader.passages import written
from training.visit_reader.restore import restore
from training.visit_reader.train import train

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # torch's own, from the export
]
TEXT = (
    "Kenyan Foreign Minister Amina Otieno will visit Oslo on 12 May for talks with her "
    "colleague Jonas Berg. Elsewhere, rain fell in Lima."
)
VISIT = {
    "visitor": ["Amina Otieno"], "destination": ["Oslo", "Norway"], "status": "planned",
    "host": "Jonas Berg", "when": ["on 12 May"], "sentences": ["Kenyan Foreign Minister"],
}  # fmt: skip
RECIPE = tomllib.loads(
    Path(training.visit_reader.__file__).with_name("recipe.toml").read_text(encoding="utf-8")
)
CONFIG = RECIPE | {"run": RECIPE["run"] | {"epochs": 1, "pieces": 200}}


@pytest.fixture(scope="module")
def example(tmp_path_factory) -> Example:
    path = tmp_path_factory.mktemp("passages") / "own.jsonl"
    row = {"id": "p1", "published": "2031-05-06", "text": TEXT, "visits": [VISIT]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (example,) = Maker().examples(list(written(path)))
    return example


def test_every_pair_has_the_label_that_the_annotator_gave(example):
    """One visits, one receives, and nobody has to do with the other town."""
    labels = [OUTCOMES[number] for number in example.outcomes.tolist()]

    assert labels.count("planned") == 1
    assert labels.count("host") == 1
    assert set(labels) == {"planned", "host", "none"}
    assert example.times.tolist() == [[1.0]]
    assert example.sentences.tolist() == [[1.0, 0.0]]


def test_a_trained_network_is_exported_and_scores_pairs(example, tmp_path):
    """Training, export and the program's own scorer fit together, on a network of no use."""
    sizes = Sizes(3, 3, 3, 3, 3, layers=3, hidden=24, heads=2, inner=32)
    start, run, model = (tmp_path / name for name in ("start", "run", "model"))
    start.mkdir()
    model.mkdir()
    (start / "sizes.json").write_text(json.dumps(dataclasses.asdict(sizes)), encoding="utf-8")
    reader = Reader(sizes)
    torch.save(reader.state_dict(), start / "reader.pt")
    folder = tmp_path / "examples"
    folder.mkdir()
    (folder / "own.pickle").write_bytes(pickle.dumps([example] * 8))
    train(folder, start, run, CONFIG)
    write_words(reader.encoder.words.weight.detach(), model)
    shutil.copy(Path(MODEL_FOLDER) / "tokenizer.json", model)
    export(run, model)
    words = Words.of(load_pipeline("en")(TEXT))
    candidates = candidates_of(words, resolve(words))

    scores = VisitScorer(model).score(words, candidates)

    assert len(scores) == len(example.window.pairs)
    for score in scores:
        assert score.outcomes.sum() == pytest.approx(1.0, abs=1e-4)
        assert 0 <= score.visit <= 1
        assert len(score.times) == 1
        assert len(score.sentences) == 2


def test_the_first_look_learns_what_an_annotator_said(example):
    """The layers below stay as they are; what it says of a pair comes nearer to the label."""
    torch.manual_seed(0)
    reader = VisitReader(Sizes(3, 3, 3, 3, 3, layers=3, hidden=24, heads=2, inner=32)).eval()
    layers = {name: weight.clone() for name, weight in reader.encoder.state_dict().items()}
    seen = list(pairs_of(reader, [example] * 8, wholly=True))

    fit(reader, seen)

    (promise,) = {tuple(reader.look.judge(o.pooled.float(), o.features).tolist()) for o in seen}
    visits = seen[0].visits.bool().tolist()
    assert visits.count(True) == 1
    assert promise[visits.index(True)] == max(promise)
    assert all(torch.equal(layers[n], weight) for n, weight in reader.encoder.state_dict().items())
    assert len(list(report(reader, seen))) > 1


def test_what_was_exported_is_read_back_as_it_was(tmp_path):
    """One can train on from what is shipped: every weight comes back, rounded to eight bits."""
    sizes = Sizes(3, 3, 3, 3, 3, layers=3, hidden=64, heads=2, inner=32)
    run, model, back = (tmp_path / name for name in ("run", "model", "back"))
    for folder in (run, model):
        folder.mkdir()
    (run / "sizes.json").write_text(json.dumps(dataclasses.asdict(sizes)), encoding="utf-8")
    reader = VisitReader(sizes)
    for weight in reader.parameters():  # two that are alike would be written once
        torch.nn.init.normal_(weight, std=0.1)
    torch.save(reader.state_dict(), run / "visits.pt")
    names = ("entities", "upos", "xpos", "morphs", "relations")
    labels = json.dumps({name: ["a", "b", "c"] for name in names})
    (model / "labels.json").write_text(labels, encoding="utf-8")
    write_words(reader.encoder.words.weight.detach(), model)
    export(run, model)

    restore(model, back)

    was, now = (torch.load(f / "visits.pt", weights_only=True) for f in (run, back))
    assert was.keys() == now.keys()
    for name, weight in was.items():
        assert torch.allclose(weight, now[name], atol=0.01 * float(weight.abs().max()) + 1e-6), name
