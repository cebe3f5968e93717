# Everything a fresh machine needs: `make brief` builds the shipped example, `make test` checks all.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE_DAY ?= 2026-03-04
# TRAINING=1 installs torch beside the rest, and `make test` then runs the training recipe on a tiny sample.
TRAINING ?=

# A file's tests share what they made, so they stay in one process; conftest puts the slowest first.
# Each holds the model, so more than four are not worth their memory.
IN_PROCESSES := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

OF_TRAINING := tests/integration/test_training.py tests/integration/test_visit_training.py

# The tests start a hundred processes. Where the environment forbids Python to keep what it compiled,
# as many images do, each of them would compile the whole program anew, for a second.
test coverage: export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup brief test coverage check format ablate bench constraints release-check clean
.DELETE_ON_ERROR:

help:
	@echo "make brief    install everything, build a brief from examples/ into output/"
	@echo "make test     install everything needed to test, then check and test"
	@echo "make coverage which lines and branches the tests walk, at least nine in ten; half an hour"
	@echo "make check    format, lint, types, import contracts, workflows"
	@echo "make ablate   what each rule about visits changes on the open passages (half an hour)"
	@echo "make release-check    version, changelog, wheel and sdist, old pips: what a release must be"
	@echo "make bench    speed beside simpler ways and peers, into docs/performance.md; 15 minutes."
	@echo "              PEERS=PYTHON: an interpreter that has goosepaper or typst to measure beside"

setup: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt deploy/system-packages.sh
	sh deploy/system-packages.sh run
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefing needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	sh deploy/system-packages.sh test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group dev
	npm install --prefix tests/e2e/browser --no-save --no-package-lock --no-audit --no-fund --silent \
	    || echo "npm cannot install what the browser tests need: they will skip and say so" >&2
	touch $(VENV)/.installed-lint $@

# Where torch can be imported, every process that imports spaCy imports it too, for seconds: it lies
# apart, and only the tests of the recipe see it.
$(VENV)/.installed-training: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --target $(VENV)/training --upgrade --no-compile --group training \
	    && touch $@ \
	    || echo "the training group cannot be installed: the tests of the recipe will skip and say so" >&2

# What `make check` needs: Python packages only, no library of the system.
$(VENV)/.installed-lint: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[web]' --group lint
	touch $@

brief: $(VENV)/.installed
	$(BIN)/briefing build --date $(EXAMPLE_DAY)

test: $(VENV)/.installed-dev $(if $(TRAINING),$(VENV)/.installed-training) check
	$(BIN)/python -m pytest $(IN_PROCESSES)
	$(if $(TRAINING),PYTHONPATH=$(VENV)/training $(BIN)/python -m pytest $(IN_PROCESSES) $(OF_TRAINING))

# Apart from `make test`: counting lines makes the small tests take twice as long.
coverage: $(VENV)/.installed-dev
	$(BIN)/python -m pytest $(IN_PROCESSES) --cov --cov-report=term:skip-covered

check: $(VENV)/.installed-lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/zizmor --offline --quiet --persona pedantic .github
	$(BIN)/lint-imports & contracts=$$!; $(BIN)/mypy; types=$$?; wait $$contracts && exit $$types

format: $(VENV)/.installed-lint
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.record --to docs/performance.md $(if $(PEERS),--peers $(PEERS))

ablate: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.ablation

release-check: $(VENV)/.installed-dev
	$(BIN)/python deploy/check_release.py
	WHEEL=$$(ls $(CURDIR)/dist/*.whl) .ci/release

constraints: $(VENV)/.installed-dev
	{ sed -n '/^#/p' constraints.txt; $(BIN)/python -m pip list --format=freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
