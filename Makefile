# Targets for those who work on reader; `make` lists them.
PYTHON ?= .venv/bin/python
MEASURED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup run test check ci pictures man keys contrast bench copied

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## make .venv with the program and what its tests need
	python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -c .ci/constraints.txt -e '.[dev]'

run: ## start the program on a library of its own, ./build/library.db
	@mkdir -p build
	$(PYTHON) -m reader --library build/library.db

test: ## run all tests, as the README does
	$(PYTHON) -m pytest -n auto

check: ## lint, format, types (of the tests too) and the contracts of the floors
	$(PYTHON) -m ruff check reader tests
	$(PYTHON) -m ruff format --check reader tests
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy --config-file .ci/mypy-tests.ini
	.venv/bin/lint-imports --no-cache

ci: ## everything CI does, in a copy of the tree
	.ci/run

pictures: ## draw the README's picture and its moving one anew
	$(PYTHON) -m tests.picture
	$(PYTHON) -m tests.recording

man: ## write the man page anew from the commands
	$(PYTHON) -m tests.manpage

keys: ## write the table of all keys anew from the bindings
	$(PYTHON) -m tests.keytable

contrast: ## print how well each theme can be read
	$(PYTHON) -m tests.app.contrast

bench: ## measure speed, as ratios of one run
	$(PYTHON) -m tests.benchmarks

copied: ## find words copied from the measuring sets (MEASURED=folder)
	$(PYTHON) -m tests.copied $(MEASURED)
