SHELL := /bin/bash
.PHONY: demo test build install format reference golden bench fuzz

# Runs the main job on the articles that come with the project, and shows what came out of it.
demo: build
	.build/release/silsila run Pipelines/news.yaml

# Everything that must hold: format, layers, a new stage as a user makes it, tests; with DATA and EVAL the floors of quality too.
test: install
	Scripts/check-format
	Scripts/check-layers
	swift build --build-tests
	Scripts/check-new-stage
	Scripts/check-report .build/debug/silsila
	DATA="$(DATA)" EVAL="$(EVAL)" Scripts/check-floors
	swift test
	Scripts/check-kills .build/debug/silsila 30
	Scripts/check-faults .build/debug/silsila 22 1 60
	Scripts/check-model .build/debug/silsila 15

build: install
	swift build -c release --product silsila

install:
	@Scripts/install-dependencies

format:
	swift format -i -r --parallel Package.swift Sources Plugins Tests Benchmarks BuildTools

reference: build
	.build/release/silsila reference Documentation/Reference

# What the shipped pipelines make of the shipped articles, kept for the tests.
golden: build
	for name in news headlines arabic-search scraped archive; do \
	  .build/release/silsila run Pipelines/$$name.yaml --output - --quiet > Tests/Golden/$$name.jsonl; \
	done

# make bench DATA=folder-or-file.jsonl.gz
bench: install
	swift build -c release
	.build/release/SilsilaBenchmarks "$(DATA)"

# make fuzz INPUTS=10000000 SEED=1: any bytes at all into clean, segment, tag-keywords and summarise; about twenty minutes on one core. Then a tenth as many pipeline
# files and a hundredth as many of JSON Lines, seven minutes.
INPUTS ?= 10000000
SEED ?= 1
fuzz: install
	swift build -c release --product SilsilaFuzz
	.build/release/SilsilaFuzz --inputs $(INPUTS) --seed $(SEED)
	.build/release/SilsilaFuzz pipelines --inputs $$(($(INPUTS) / 10)) --seed $(SEED)
	.build/release/SilsilaFuzz records --inputs $$(($(INPUTS) / 100)) --seed $(SEED)
