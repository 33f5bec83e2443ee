# Two commands need nothing but Python 3.11 or later, git and a package index: `make corpus` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: corpus test long quick site expected mutants hooks release reproduce test-oldest test-newest dist bench clean

corpus: $(VENV)/.installed
	$(BIN)/childservices-corpus build data/raw --out .work/release
	$(BIN)/childservices-corpus info .work/release
	$(BIN)/childservices-corpus verify .work/release

test: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal -m "not long"

# Before each release, half an hour: all tests, with those that tests/slow.txt calls long, and their coverage.
long: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable ".[interchange]"
	$(BIN)/pytest -n auto --dist worksteal --cov

# For each change, in about a minute: the same without the tests that tests/slow.txt names.
quick: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

# The site of the documentation in .work/site; it opens without a server and without a network.
site: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[docs]"
	$(BIN)/python tools/website/build.py

# Takes a change of the data over: read it first, as the tests print it.
expected: $(VENV)/.tested
	$(BIN)/python tests/expected.py

# Which of 200 small faults in code and tables the tests notice; takes an hour on two cores, and is no part of `make test`.
FAULTS ?= 200
SEED ?= 1
mutants: $(VENV)/.tested
	$(BIN)/python tools/mutants.py --faults $(FAULTS) --seed $(SEED)

# Runs ruff and mypy before each commit.
hooks: $(VENV)/.tested
	$(BIN)/pre-commit install

# make release VERSION=x.y.z, with DATE=2027-01-31 where the day is not that of the last commit.
release: $(VENV)/.tested
	$(BIN)/python tools/release.py $(VERSION) $(if $(DATE),--date $(DATE))

# Makes a published release again, in an environment of its own, and compares each byte: make reproduce VERSION=x.y.z,
# with PYTHON=python3.13 for another interpreter.
reproduce: $(VENV)/.installed
	$(BIN)/python tools/reproduce.py $(VERSION) --python $(PYTHON)

# The oldest Python with the oldest dependencies, and the newest with the newest: make test-newest PYTHON=python3.14
test-oldest: PYTHON := python3.11
test-oldest:
	$(PYTHON) -m venv .work/oldest
	.work/oldest/bin/python -m pip install --quiet --editable ".[dev]" --constraint tests/lowest.txt
	.work/oldest/bin/pytest -n auto --dist worksteal

test-newest: PYTHON := python3.13
test-newest:
	$(PYTHON) -m venv .work/newest
	.work/newest/bin/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable ".[dev]"
	.work/newest/bin/pytest -n auto --dist worksteal

# The two files that are published, checked and tried; with TAG=x.y.z only if that is the version. It publishes nothing.
dist: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable ".[dist]"
	$(BIN)/python tools/dist.py $(if $(TAG),--tag $(TAG))

bench: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	$(BIN)/python benchmarks/parsing.py
	$(BIN)/python benchmarks/small_pages.py
	$(BIN)/python benchmarks/small_builds.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/jobs.py
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/engines.py --build
	$(BIN)/python benchmarks/verifying.py
	$(BIN)/python benchmarks/crawling.py
	$(BIN)/python benchmarks/scale_plan.py
	$(BIN)/python benchmarks/annotating.py
	$(BIN)/python benchmarks/steps.py --without-links
	$(BIN)/python benchmarks/links.py
	$(BIN)/python benchmarks/speed_mentions.py
	$(BIN)/python benchmarks/speed_any_text.py
	$(BIN)/python benchmarks/query_speed.py
	$(BIN)/python benchmarks/query_memory.py
	$(BIN)/python benchmarks/query_search.py

clean:
	rm -rf $(VENV) .work dist
