# `make` builds helpc and compiles its own help; `make help` lists the other targets.

HELPC := .build/release/helpc
# Imports go downward only. SwiftPM tells by its exit status, and only when asked.
BUILD_CHECKED := swift build --explicit-target-dependency-import-check error
PACKAGES := pkg-config libcmark-dev libxml2-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: all help setup build test check clean
.DELETE_ON_ERROR:

all: build  ## build helpc and compile its help into Output (the default)
	$(HELPC) build Content

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*##/  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup:  ## install what is missing of the system's libraries
	@command -v swift >/dev/null || { echo "helpc needs Swift 6.3 or later: https://www.swift.org/install/" >&2; exit 1; }
	@if ! pkg-config --exists libcmark libxml-2.0 2>/dev/null; then \
	    command -v apt-get >/dev/null || { echo "install pkg-config, libcmark and libxml2 first" >&2; exit 1; }; \
	    $(SUDO) apt-get update && \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $(PACKAGES); \
	fi

build: setup  ## build helpc
	swift build -c release

test: setup  ## run all tests
	swift test

check: setup  ## all that has to hold before a change is taken
	Scripts/check-layering.sh
	Scripts/check-sizes.sh
	$(BUILD_CHECKED) --build-tests
	Scripts/test-checks.sh
	swift test
	$(BUILD_CHECKED) -c release
	$(HELPC) build Content --notes --fail-on note
	Scripts/acceptance.sh

clean:  ## remove everything that was built
	rm -rf .build .build-* Output/* Output/.helpc-tmp
