# The Python that makes the virtual environment; any other: make build PYTHON=python3.12
PYTHON = python3
# Further arguments, for pytest, the trainer or the bench: make test ARGS="-k determinism"
ARGS =

PY = .venv/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help build serve check train test snapshots screenshots bench heights types reference widths \
	house lock lint clean browser tools FORCE

help: ## List the targets (this text)
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1	\2/p' Makefile | expand -t 18

build: .venv/requirements.txt ## Build the site into build/
	@$(PY) -m generator build

check: .venv/requirements.txt ## Find what is amiss in the content, without building it
	@$(PY) -m generator check

serve: .venv/requirements.txt ## Show the site in a browser while it is written (ARGS="--port 8080 --open")
	@$(PY) -m generator serve $(ARGS)

train: .venv/requirements.txt ## Train the models that have changed and lock the results (ARGS=--all: every one)
	@$(PY) -m generator train $(ARGS)

test: .venv/requirements-test.txt browser tools ## Run every test, in a browser too
	@$(PY) -m pytest -n logical --dist worksteal $(ARGS)

snapshots: .venv/requirements-test.txt ## Show changed snapshots, ask, and accept them
	@$(PY) -m pytest -m snapshot --tb=short; status=$$?; \
	if [ $$status -eq 0 ]; then echo "No snapshot has changed."; exit 0; fi; \
	if [ $$status -ne 1 ]; then exit $$status; fi; \
	printf 'Accept what is shown above as the new snapshots? [y/N] '; read answer; \
	case "$$answer" in \
		[yY]*) $(PY) -m pytest -m snapshot --snapshot-update;; \
		*) echo "The snapshots are as they were."; exit 1;; \
	esac

screenshots: build .venv/requirements-test.txt browser ## Write pictures of every page and figure into screenshots/
	@$(PY) -m tests.browser.screenshots

bench: build .venv/requirements-test.txt browser tools ## Measure what readers wait for, and authors (ARGS=--reader, --author)
	@$(PY) -m tests.bench $(ARGS)

heights: .venv/requirements-test.txt browser ## Measure what makes figures in notebooks as high as they are
	@$(PY) -m tests.browser.heights

types: .venv/requirements-test.txt tools ## Write the scripts' types anew from the models of the figures' states
	@$(PY) -m tests.tools.states

reference: .venv/requirements-test.txt ## Write the reference in content/docs/ anew from the code
	@$(PY) -m tests.tools.reference

widths: .venv/requirements-test.txt ## Write the table of text widths anew from the typefaces
	@$(PY) -m tests.svg.widths

house: .venv/requirements-test.txt ## Draw the pictures in CONTRIBUTING.md anew from the import contract
	@$(PY) -m tests.project.house

# The second lock is made under the first, so that the tests run what the build runs.
# The oldest Python is named, as the resolver would otherwise take the one it runs on for it.
LOCK = $(PY) -m uv --quiet pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-header $(if $(UPGRADE),--upgrade)
lock: .venv/requirements.txt ## Resolve the packages in pyproject.toml anew (UPGRADE=1: newest of each)
	@$(PY) -m uv --version >/dev/null 2>&1 || \
		$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --extra test --constraint requirements.txt --output-file requirements-test.txt
	@echo "Wrote requirements.txt and requirements-test.txt"

lint: .venv/requirements-test.txt ## Check the style, the types and the imports of the Python code
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo

clean: ## Remove what was built, screenshots, other generators and caches (.venv stays)
	@rm -rf build screenshots .bench .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	@find . -name .venv -prune -o -name __pycache__ -type d -exec rm -rf {} +

browser: .venv/requirements-test.txt
	@$(PY) tests/browser/setup.py

# The stamp is a copy of the lock file, as below; `npm ci` removes it before it installs anything.
TOOLS = tests/tools
tools:
	@! command -v npm >/dev/null || \
		cmp -s $(TOOLS)/package-lock.json $(TOOLS)/node_modules/.installed || { \
		echo "Installing the packages in $(TOOLS)/package-lock.json" && \
		npm --prefix $(TOOLS) ci --ignore-scripts --no-audit --no-fund --prefer-offline --silent && \
		cp $(TOOLS)/package-lock.json $(TOOLS)/node_modules/.installed; } || \
		echo "Could not install them: the tests that need them will fail" >&2

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Feedforward needs Python 3.11 or newer, and $(PYTHON) is" \
			"$$($(PYTHON) --version 2>/dev/null || echo missing): install one and name it," \
			"for example 'make PYTHON=python3.12 $(MAKECMDGOALS)'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv module" \
			"(Debian and Ubuntu: 'apt-get install python3-venv') and try again." >&2; exit 1; }
	@echo "Making the virtual environment .venv"
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

# Each stamp is a copy of its lock file: packages are installed again when what the file says has
# changed, not when its date has. The second waits for the first, as pip must not run twice at once.
.venv/requirements.txt: .venv/bin/python FORCE
	@cmp -s requirements.txt $@ || { echo "Installing the packages in requirements.txt" && \
		$(PIP) -r requirements.txt && cp requirements.txt $@; }

.venv/requirements-test.txt: .venv/requirements.txt FORCE
	@cmp -s requirements-test.txt $@ || { echo "Installing the packages in requirements-test.txt" && \
		$(PIP) -r requirements-test.txt && cp requirements-test.txt $@; }
