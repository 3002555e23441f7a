.DEFAULT_GOAL := help
.PHONY: help demo serve reset test browser-test format docs pins bench chaos
BIN := .venv/bin/

help:     ## List what can be done.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo:     ## The sample year in a browser, at http://127.0.0.1:8000; needs Python 3.11 and nothing else.
	@requirements/install run
	@exec $(BIN)goufu demo

reset:    ## Start over: throw away what was done in the demo, after asking.
	@requirements/install run
	@$(BIN)goufu reset

test:     ## Everything: format, lint, types, order, templates, translations, docs, all tests.
	@requirements/install dev
	@exec $(BIN)python -m tests.check

format:   ## Put code and templates into shape.
	@requirements/install dev
	$(BIN)ruff format --quiet && $(BIN)ruff check --quiet --fix-only && $(BIN)djlint src --reformat --quiet

docs:     ## Write docs/reference anew from the code.
	@requirements/install dev
	$(BIN)goufu docs

bench:    ## How fast it is, on this machine.
	@requirements/install dev
	$(BIN)python -m benchmarks $(ONLY)

chaos:    ## Kill its processes at random for a minute, and see that nothing is lost.
	@requirements/install dev
	$(BIN)python tests/chaos.py

pins:     ## Pin anew what pyproject.toml asks for; needs uv.
	uv pip compile -q pyproject.toml requirements/build.in -o requirements/run.txt $(PINNED)
	uv pip compile -q pyproject.toml requirements/build.in --group dev -c requirements/run.txt -o requirements/dev.txt $(PINNED)
PINNED := --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header
