# `make` builds every case under cases/ into build/; `make help` lists the rest.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TEST_READY := .venv/test-ready node_modules/ready

.PHONY: build test lint format golden messages docs reliability growth mutants stress bench wheel lock fuzz audit clean help

build: .venv/ready ## build every case that is not up to date (the default)
	@$(BIN)/casegen build

# The tests start casegen hundreds of times, which else would compile itself anew each time.
KEEP := PYTHONDONTWRITEBYTECODE=

test: lint $(TEST_READY) ## install what the tests need and run them all (TESTS=path for a part)
	@$(BIN)/python -m compileall -q casegen tests
	$(KEEP) $(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

lint: .venv/test-ready ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/test-ready ## lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(TEST_READY) ## write the expected outputs under tests/data/golden anew
	$(KEEP) $(BIN)/python -m pytest -n auto --dist loadfile --refresh-golden

CATALOGUES := casegen/messages/locale/vi/LC_MESSAGES

messages: .venv/ready ## bring the messages of the code into the Vietnamese catalogue
	@$(BIN)/python tools/extract-messages .venv/casegen.pot
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --no-wrap \
		--locale vi --input-file .venv/casegen.pot --output-file $(CATALOGUES)/casegen.po
	@sed -Ei '/^"(Project|Report|POT|PO|Last|Language-Team|Generated).*: /d' $(CATALOGUES)/casegen.po
	@$(BIN)/python tools/compile-messages $(CATALOGUES)/*.po

docs: .venv/ready ## write docs/rules, docs/case, docs/rooms.md and case.schema.json anew from the code
	@$(BIN)/python tools/rule-pages
	@$(BIN)/python tools/rooms
	@$(BIN)/python tools/case-pages
	@$(BIN)/casegen schema > case.schema.json

reliability: .venv/test-ready ## kill 200 builds at random moments and look at what they leave
	CASEGEN_KILLS=200 $(BIN)/python -m pytest tests/build/test_interrupted.py

growth: .venv/test-ready ## feed every rule and every pattern texts made to be slow, and measure how time grows
	CASEGEN_GROWTH=whole $(BIN)/python -m pytest tests/system/test_growing.py

mutants: .venv/test-ready ## put every fault and every legal change into all real cases, at all places that are drawn
	CASEGEN_MUTANTS=whole $(BIN)/python -m pytest tests/check/test_mutants.py

STRESS ?= 1

stress: $(TEST_READY) ## print tables, pictures and words of every size in every profile, or one in STRESS
	CASEGEN_STRESS=$(STRESS) $(BIN)/python -m pytest -n auto tests/formats/test_grid.py

bench: .venv/bench-ready ## run every script under benchmarks/
	@for script in benchmarks/*.py; do \
		test ! -e "$$script" || $(BIN)/python "$$script" || exit 1; done

wheel: .venv/ready ## make the installable package in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

COMPILE := CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile pyproject.toml \
	--quiet --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	$(if $(UPGRADE),--upgrade)

lock: .venv/lock/bin/pip-compile ## write the lock files anew with Python 3.11 (UPGRADE=1 for newer versions)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --output-file requirements-test.lock --extra test --constraint requirements.lock
	$(COMPILE) --output-file requirements-bench.lock --extra bench --constraint requirements-test.lock

INPUTS ?= 100000

fuzz: .venv/test-ready ## feed casegen INPUTS changed at random, keep in .fuzz what it trips over
	@$(BIN)/python tools/fuzz -n $(INPUTS)

audit: .venv/audit/bin/pip-audit ## look for unpinned and for unsafe dependencies (needs the network)
	@$(BIN)/python tools/audit

clean: ## remove what was built, and the tools' caches
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list these targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 14

.venv/bin/python:
	@tools/system-libraries python
	$(PYTHON) -m venv .venv

.venv/ready: pyproject.toml requirements.lock | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@tools/system-libraries print
	@touch $@

.venv/test-ready: requirements-test.lock requirements-jats.lock .venv/ready
	@tools/system-libraries test
	$(PIP) --require-hashes -r requirements-test.lock
	$(PIP) --require-hashes --no-deps -r requirements-jats.lock
	@touch $@

.venv/bench-ready: requirements-bench.lock .venv/test-ready
	$(PIP) --require-hashes -r requirements-bench.lock
	@touch $@

.venv/lock/bin/pip-compile: | .venv/bin/python
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet pip-tools

.venv/audit/bin/pip-audit: | .venv/bin/python
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip install --quiet pip-audit

# Without npm the tests that need its packages are skipped, except in CI.
node_modules/ready: package.json package-lock.json .npmrc | .venv/test-ready
	@if npm ci; then touch $@; else test "$$CI" != true; fi
