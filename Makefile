# What a person does with this project: see each target's line, or run `make help`.

.DEFAULT_GOAL := help
.PHONY: help demo test lint build bench system

# The Debian packages that the build needs, and those that only one target needs.
packages := libpoppler-glib-dev poppler-data pkg-config libsqlite3-dev libxlsxwriter-dev
demo_packages := poppler-utils
bench_packages := hyperfine poppler-utils qpdf time

jixiao := .build/release/jixiao

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: build ## Install what is missing, build, and convert a sample booklet
	@.ci/install $(demo_packages)
	@samples/demo.sh $(jixiao)

test: system ## Install what is missing and run all tests
	swift test --disable-xctest

lint: ## Check the format of every Swift file
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

build: system ## Install what is missing and build the command
	swift build -c release --product jixiao

bench: build ## Measure against pdftotext
	@.ci/install $(bench_packages)
	@benchmarks/run

system:
	@.ci/install $(packages)
