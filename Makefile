# Everything a change has to pass: `make check`. PYTHON names the environment to use.
PYTHON ?= .venv/bin/python

.PHONY: install check lint types contracts test wheel browser picture shell pictures weaken bench learning clean

install:  ## an environment with everything, in .venv
	python3 -m venv .venv
	.venv/bin/pip install -q -c constraints.txt -e '.[dev]'

check: lint types contracts test  ## what CI runs

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

contracts:  ## who may import whom
	$(dir $(PYTHON))lint-imports --no-cache

test:
	$(PYTHON) -m pytest -q

wheel:  ## install the wheel and what it depends on into a fresh environment, and run it there
	$(PYTHON) -m pytest -q -n 0 -m registry

browser:  ## the sheet to print and the app, in headless Chromium; it and pdftotext have to be there
	$(PYTHON) -m pytest -q -n 0 -m browser

picture:  ## the pictures of the README, from the real app
	$(PYTHON) -m docs.picture

shell:  ## the completions and the page of the manual, from the arguments
	$(PYTHON) -m docs.shell

pictures:  ## take the snapshots of the screens anew; look at them before committing
	$(PYTHON) -m pytest -q tests/tui/test_pictures.py --snapshot-update

weaken:  ## break the code on purpose, and see a test fail for each
	$(PYTHON) -m tests.weaken

bench:  ## time from start to painted home, keys and commands, beside the smallest that do the like
	$(PYTHON) -m benchmarks.start
	$(PYTHON) -m benchmarks.keys
	$(PYTHON) -m benchmarks.commands

learning:  ## what simulated students know on the day of the exam: an hour; draws docs/learning.svg
	nice $(PYTHON) -m benchmarks.learning --picture docs/learning.svg

clean:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
