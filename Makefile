# What a checkout is worked with; `make help` lists it. Nothing is installed outside .venv, except
# that `make test` fetches Debian's Chromium through apt where it is missing and apt may be used.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup build check serve test browser lint types format golden docs bench clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

setup: .venv/installed ## create .venv and install gongkai into it

build: .venv/installed ## check everything and build the portal into output/
	@$(BIN)/gongkai build

check: .venv/installed ## list all findings, write nothing
	@$(BIN)/gongkai check

serve: .venv/installed ## preview on this machine, rebuilt and reloaded on every change
	@$(BIN)/gongkai serve

test: lint types browser ## run everything that CI runs
	@$(BIN)/pytest -n 2

lint: .venv/installed-dev ## ruff: all rules, and the layout of the code
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet

types: .venv/installed-dev ## mypy, strict
	@$(BIN)/mypy --no-error-summary

format: .venv/installed-dev ## lay out the code with ruff
	@$(BIN)/ruff format

golden: .venv/installed-dev ## rewrite the expected pages of the tests; look at the diff
	@$(BIN)/pytest --update-golden

docs: .venv/installed ## regenerate docs/rules from the rules themselves
	@$(BIN)/python -m generator.commands.rule_pages docs/rules

bench: .venv/installed ## time builds of 1,000 and 10,000 generated reports
	@$(BIN)/python bench/run.py

clean: ## remove .venv and caches; output/ stays
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

# Stamps: a second run finds them newer than pyproject.toml and installs nothing.
.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Debian's Chromium with a Chinese font, where it is missing and this user may use apt. Without it
# the browser tests are skipped; in CI they fail instead.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq
HAS_BROWSER := (for each in chromium chromium-browser google-chrome google-chrome-stable; do \
  command -v $$each >/dev/null && exit 0; done; exit 1)
browser:
	@$(HAS_BROWSER) || ! command -v apt-get >/dev/null || ! $(SUDO) true 2>/dev/null || \
	  { $(APT) update && $(APT) install --yes --no-install-recommends chromium fonts-noto-cjk; } >/dev/null || true
	@$(HAS_BROWSER) || echo "No Chromium, and none can be installed from here: browser tests will be skipped."
