# publisher: `make book` builds the sample edition, `make test` runs the tests.
# Both set up all they need on a bare Debian or Ubuntu machine with Python 3.11 or newer.

.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
EDITION := manuscripts/small-hours
PYTHON ?= python3

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: book
book: $(VENV)/run.stamp ## Build the sample edition into dist/
	$(BIN)/publisher build $(EDITION)

.PHONY: test
test: $(VENV)/test.stamp ## Lint, type check and run the quick tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not slow"

.PHONY: test-slow
test-slow: $(VENV)/test.stamp ## Run the tests that build books, wheels or start Java, and the laws with patience
	$(BIN)/pytest tests/laws --hypothesis-profile patience
	$(BIN)/pytest -m "slow and not readers"

.PHONY: kills
kills: $(VENV)/test.stamp ## Kill releases and books in the making, 300 times each, and see what is left
	PYTHONPATH=. $(BIN)/python tests/hostile/killing.py 300

.PHONY: test-readers
test-readers: $(VENV)/readers.stamp ## Open the books in real reading systems; their pages are in build/readers
	$(BIN)/pytest tests/readers

.PHONY: bench
bench: $(VENV)/run.stamp ## Measure ingest, the EPUB and whole books beside other programs, and as a book grows
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/ingest.py $(EDITION)/raw
	$(BIN)/python benchmarks/ingest.py --turns 1000,5000,10000,50000
	$(BIN)/python benchmarks/epub.py $(EDITION)/raw
	$(BIN)/python benchmarks/books.py $(EDITION) --sizes 2,all --rounds 1

.PHONY: fuzz
fuzz: $(VENV)/test.stamp ## Try hostile files: 20,000 black box, 200 a book, and each reader guided by coverage
	$(BIN)/python tests/fuzz/blackbox.py 20000
	$(BIN)/python tests/fuzz/books.py 3
	$(BIN)/pip install --quiet -r requirements/fuzz.in
	sh scripts/fuzz.sh $(BIN) 160

.PHONY: mutants
mutants: $(VENV)/test.stamp ## See whether the tests of the border notice when it is wrong
	$(BIN)/python scripts/mutants.py

.PHONY: load
load: $(VENV)/run.stamp ## Measure time and memory of hostile sizes, at n and 2n
	$(BIN)/pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/load.py

.PHONY: format
format: $(VENV)/test.stamp ## Format the code and the manuscripts
	$(BIN)/ruff format .
	$(BIN)/publisher fmt manuscripts

.PHONY: pictures
pictures: $(VENV)/test.stamp ## Make the pictures of the README and of the styles anew
	$(BIN)/publisher build $(EDITION)
	$(BIN)/python scripts/page_pictures.py dist/small-hours/small-hours.pdf docs/pictures spread=43
	$(BIN)/python scripts/page_pictures.py dist/small-hours/small-hours-cover.pdf docs/pictures cover
	$(BIN)/python scripts/style_pictures.py

.PHONY: lock
lock: $(VENV)/test.stamp ## Resolve the locked dependencies anew
	sh scripts/lock.sh $(BIN)

.PHONY: clean
clean: ## Remove what was built
	rm -rf $(VENV) build dist/*/ tests/readers/node_modules

$(VENV)/run.stamp: requirements/run.txt pyproject.toml scripts/setup.sh
	sh scripts/setup.sh $(PYTHON) $(VENV) run

$(VENV)/test.stamp: requirements/run.txt requirements/test.txt requirements/schemas.txt pyproject.toml scripts/setup.sh
	sh scripts/setup.sh $(PYTHON) $(VENV) run
	sh scripts/setup.sh $(PYTHON) $(VENV) test

$(VENV)/readers.stamp: $(VENV)/test.stamp requirements/readers.txt tests/readers/package.json scripts/readers.sh
	sh scripts/setup.sh $(PYTHON) $(VENV) readers
