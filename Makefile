# make run: open Greenroom.  make test: run every check.  Both install what is missing; see README.md.
.DEFAULT_GOAL := run
SHELL := /bin/sh
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
DATA ?= ../shared/evaldata
MODEL ?= base

.PHONY: run test setup setup-test check lint types contracts texts unit desktop faults offline evals probe letters pictures bench lock clean

run: setup
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."; \
		echo "This is what Greenroom tells about the spoken sample in assets/samples:"; echo; \
		$(BIN)/greenroom analyze assets/samples/answer.flac; \
	else \
		$(BIN)/greenroom; \
	fi

setup:
	@packaging/system_packages.sh run
	@packaging/environment.sh
	@$(BIN)/greenroom models install base

setup-test:
	@packaging/system_packages.sh test
	@packaging/environment.sh
	@$(BIN)/greenroom models install base

test: setup-test check

check: lint types contracts texts unit desktop

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

texts:
	$(BIN)/python packaging/compile_texts.py --check

unit:
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest

desktop:
	$(BIN)/pytest tests/desktop

# Slow, not part of `make test`.
faults:
	FAULT_TRIALS=10 $(BIN)/pytest tests/faults

offline:
	packaging/offline.sh

# About half an hour. With flite, `packaging/make_words.py build/words-kal --voice kal` adds the check of known times.
evals:
	$(BIN)/python -m tests.evals.evaluate --data $(DATA)
	$(BIN)/python -m tests.evals.voices --data $(DATA)

probe: # or MODEL=tiny.en; its synthetic voices: packaging/make_fillers.py build/fillers
	$(BIN)/python -m tests.evals.train_filled_pauses --data $(DATA) --model $(MODEL)

letters: # or MODEL=tiny.en; its synthetic voices: packaging/make_words.py build/words
	$(BIN)/python -m tests.evals.train_letters --model $(MODEL)

pictures:
	$(BIN)/python -m tests.desktop.pictures build/pictures

# About an hour and a half on a quiet machine; `make bench TRIAL=--trial` only shows that it works.
bench:
	$(BIN)/python -m tests.bench.run --write $(TRIAL)
	$(BIN)/pytest -s tests/bench

.PHONY: compile-texts
compile-texts:
	$(BIN)/python packaging/compile_texts.py

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
