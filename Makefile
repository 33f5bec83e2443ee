# Two commands need nothing but Python 3.11 or later and git: `make corpus` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: corpus test expected mutants test-lowest wheel-smoke bench clean

corpus: $(VENV)/.installed
	$(BIN)/childservices-corpus build data/raw --out .work/release
	$(BIN)/childservices-corpus info .work/release
	$(BIN)/childservices-corpus verify .work/release

test: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

# Takes a change of the data over: read it first, as the tests print it.
expected: $(VENV)/.tested
	$(BIN)/python tests/expected.py

# Which of 200 small faults in code and tables the tests notice; takes a quarter of an hour, and is no part of `make test`.
FAULTS ?= 200
SEED ?= 1
mutants: $(VENV)/.tested
	$(BIN)/python tools/mutants.py --faults $(FAULTS) --seed $(SEED)

test-lowest:
	$(PYTHON) -m venv .work/lowest
	.work/lowest/bin/python -m pip install --quiet --editable ".[dev]" --constraint tests/lowest.txt
	.work/lowest/bin/pytest

wheel-smoke:
	$(PYTHON) tests/smoke_wheel.py

bench: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	$(BIN)/python benchmarks/parsing.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/annotating.py
	$(BIN)/python benchmarks/speed_mentions.py
	$(BIN)/python benchmarks/query_speed.py
	$(BIN)/python benchmarks/query_memory.py
	$(BIN)/python benchmarks/query_search.py

clean:
	rm -rf $(VENV) .work dist
