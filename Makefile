# `make` builds helpc and compiles its own help; `make help` lists the other targets.

HELPC := .build/release/helpc
# Imports go downward only. SwiftPM tells by its exit status, and only when asked.
BUILD_CHECKED := swift build --explicit-target-dependency-import-check error
PACKAGES := pkg-config libcmark-dev libxml2-dev
STATIC_PACKAGES := zlib1g-dev liblzma-dev
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Linux finds libraries by a list; root makes it anew where the library is for this machine.
REFRESH_LINKER = @if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ] && command -v ldconfig >/dev/null; then ldconfig; fi

INSTALL_PACKAGES = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends

PREFIX := /usr/local
DESTDIR :=
BIN = $(DESTDIR)$(PREFIX)/bin
LIBEXEC = $(DESTDIR)$(PREFIX)/libexec/helpc
SHARE = $(DESTDIR)$(PREFIX)/share
LIB = $(DESTDIR)$(PREFIX)/lib
INCLUDE = $(DESTDIR)$(PREFIX)/include

# libhelplookup by itself: it needs no Swift library, and exports the functions of its header only.
HEADER := Sources/CHelpLookup/include/helplookup.h
VERSION := $(shell sed -n 's/.*version[ :=]* "\([0-9.]*\)".*/\1/p' Sources/helpc-compiler/Helpc.swift)
SOVERSION := $(shell sed -n 's/^\#define HELPLOOKUP_API_MAJOR //p' $(HEADER))
ifeq ($(shell uname),Darwin)
    LIBRARY_NAME := libhelplookup.dylib
    LIBRARY_SONAME := libhelplookup.$(SOVERSION).dylib
    LIBRARY_REALNAME := libhelplookup.$(VERSION).dylib
    # The system has the Swift libraries.
    LIBRARY_FLAGS := $(addprefix -Xlinker ,-install_name @rpath/$(LIBRARY_SONAME) -exported_symbol '_helplookup_*')
else
    LIBRARY_NAME := libhelplookup.so
    LIBRARY_SONAME := libhelplookup.so.$(SOVERSION)
    LIBRARY_REALNAME := libhelplookup.so.$(VERSION)
    # Swift does not support that its runtime is unloaded: nodelete. Of the linkers only lld exports nothing but what the
    # script says.
    LIBRARY_FLAGS := -Xswiftc -static-stdlib -Xswiftc -use-ld=lld $(addprefix -Xlinker ,-s -z nodelete \
        -soname=$(LIBRARY_SONAME) --version-script=Library/helplookup.map)
endif
LIBRARY := .build/library/release/$(LIBRARY_NAME)
# What the C libraries need in turn, which a shared library knows of itself; their ICU is written in C++.
STATIC_LIBS = $(shell pkg-config --static --libs libcmark libxml-2.0) -lstdc++

.PHONY: all help setup build library test check fuzz mutants install uninstall static clean
.DELETE_ON_ERROR:

all: build library  ## build all and compile the help into Output (the default)
	$(HELPC) build Content

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*##/  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup:  ## install what is missing of the system's libraries
	@command -v swift >/dev/null || { echo "helpc needs Swift 6.3 or later: https://www.swift.org/install/" >&2; exit 1; }
	@if ! pkg-config --exists libcmark libxml-2.0 2>/dev/null; then \
	    command -v apt-get >/dev/null || { echo "install pkg-config, libcmark and libxml2 first" >&2; exit 1; }; \
	    $(SUDO) apt-get update && $(INSTALL_PACKAGES) $(PACKAGES); \
	fi

build: setup  ## build helpc
	swift build -c release

# In a folder of its own: with other flags in the same one, each build would undo the other.
library: setup  ## build libhelplookup, which needs no Swift where it runs
	swift build -c release --scratch-path .build/library --product helplookup $(LIBRARY_FLAGS)

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
	$(HELPC) check Content --notes --fail-on note
	Scripts/check-library.sh
	Scripts/acceptance.sh

# The content that HELPC_SHARED names gives a real bundle; HELPC_BUNDLE_TO_MUTATE is one that is there already.
MUTANTS := 100000
mutants: setup  ## open 100,000 damaged bundles, and damage 10,000 open ones: none may crash, hang or answer wrongly
	swift build -c release
	@bundle="$(HELPC_BUNDLE_TO_MUTATE)"; \
	if [ -z "$$bundle" ] && [ -d "$(HELPC_SHARED)/corpus" ]; then \
	    bundle=.build-mutants/help.helpb; \
	    $(HELPC) build "$(HELPC_SHARED)/corpus" --emit bundle -o .build-mutants >/dev/null 2>&1; \
	fi; \
	.build/release/BundleMutants --bits --count $(MUTANTS) $${bundle:+--bundle "$$bundle"}

fuzz: setup  ## fuzz what is compiled and what is looked up, FUZZ_SECONDS (60) for each target
	Fuzz/run.sh

# Builds nothing that is there, so that `sudo make install` after `make` needs no Swift.
install: | $(HELPC) $(LIBRARY)  ## install below PREFIX (/usr/local), which is below DESTDIR (nothing)
	install -d "$(BIN)" "$(LIBEXEC)" "$(LIB)/pkgconfig" "$(INCLUDE)" \
	    "$(SHARE)/helpc/Schemas" "$(SHARE)/man/man1" "$(SHARE)/doc/helpc" \
	    "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	install -m 755 $(HELPC) "$(BIN)/helpc"
	install -m 755 $(HELPC)-compiler "$(LIBEXEC)/helpc-compiler"
	install -m 755 $(LIBRARY) "$(LIB)/$(LIBRARY_REALNAME)"
	ln -sf $(LIBRARY_REALNAME) "$(LIB)/$(LIBRARY_SONAME)"
	ln -sf $(LIBRARY_SONAME) "$(LIB)/$(LIBRARY_NAME)"
	install -m 644 $(HEADER) "$(INCLUDE)/helplookup.h"
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' Library/helplookup.pc.in >"$(LIB)/pkgconfig/helplookup.pc"
	chmod 644 "$(LIB)/pkgconfig/helplookup.pc"
	rm -rf "$(SHARE)/helpc/Content"
	cp -R Content "$(SHARE)/helpc/Content"
	chmod -R u=rwX,go=rX "$(SHARE)/helpc/Content"
	install -m 644 Documentation/Schemas/*.json "$(SHARE)/helpc/Schemas"
	install -m 644 Documentation/helpc.1 "$(SHARE)/man/man1/helpc.1"
	install -m 644 README.md CHANGELOG.md LICENSE "$(SHARE)/doc/helpc"
	umask 022; \
	$(HELPC) --generate-completion-script bash >"$(SHARE)/bash-completion/completions/helpc" && \
	$(HELPC) --generate-completion-script zsh >"$(SHARE)/zsh/site-functions/_helpc" && \
	$(HELPC) --generate-completion-script fish >"$(SHARE)/fish/vendor_completions.d/helpc.fish"
	$(REFRESH_LINKER)

$(HELPC):
	$(MAKE) build

.build/library/release/$(LIBRARY_NAME):
	$(MAKE) library

uninstall:  ## remove what make install has put below PREFIX
	rm -f "$(BIN)/helpc" "$(SHARE)/man/man1/helpc.1" "$(SHARE)/bash-completion/completions/helpc" \
	    "$(SHARE)/zsh/site-functions/_helpc" "$(SHARE)/fish/vendor_completions.d/helpc.fish"
	rm -f "$(LIB)/$(LIBRARY_REALNAME)" "$(LIB)/$(LIBRARY_SONAME)" "$(LIB)/$(LIBRARY_NAME)" \
	    "$(LIB)/pkgconfig/helplookup.pc" "$(INCLUDE)/helplookup.h"
	rm -rf "$(LIBEXEC)" "$(SHARE)/helpc" "$(SHARE)/doc/helpc"
	$(REFRESH_LINKER)

static: setup  ## build .build/static/release/helpc, which needs no library at run time (Debian)
	@pkg-config --exists zlib liblzma || { $(SUDO) apt-get update && $(INSTALL_PACKAGES) $(STATIC_PACKAGES); }
	set -e; for program in helpc helpc-compiler; do \
	    swift build -c release --scratch-path .build/static --product $$program --static-swift-stdlib \
	        -Xswiftc -static-executable $(addprefix -Xlinker ,$(STATIC_LIBS) -s); \
	    ls -l .build/static/release/$$program; \
	    if ldd .build/static/release/$$program; then echo "it still needs these libraries" >&2; exit 1; fi; \
	done
	env -i .build/static/release/helpc build Content -o .build/static/Output --fail-on note

clean:  ## remove everything that was built
	rm -rf .build .build-* Output/* Output/.helpc-tmp
