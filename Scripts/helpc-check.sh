#!/usr/bin/env bash
# Runs `helpc check`, for continuous integration and for hooks: with the command that HELPC names, else the one on PATH,
# else one that is built here, which takes minutes the first time. The words of HELPC_ARGS come before the arguments.
#
#   Scripts/helpc-check.sh [ARGUMENT]...
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { echo "helpc-check: $1" >&2; }

install_libraries() {
    if pkg-config --exists libcmark libxml-2.0 2>/dev/null; then return; fi
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        say "building helpc needs pkg-config, libcmark and libxml2 with their headers"
        exit 2
    fi
    { apt-get update && DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends pkg-config libcmark-dev libxml2-dev; } >&2
}

# A hook of git's has variables that name its repository, in which nothing is built.
build() {
    if ! command -v swift >/dev/null; then
        say "there is neither helpc nor Swift; install helpc, or run in the image ‘swift:6.3’"
        exit 2
    fi
    install_libraries
    say "building helpc in $source"
    local product
    for product in helpc helpc-compiler; do
        env -u GIT_DIR -u GIT_INDEX_FILE -u GIT_WORK_TREE -u GIT_PREFIX \
            swift build --package-path "$source" -c release --product "$product" >&2
    done
}

helpc=${HELPC:-}
if [[ -z $helpc ]]; then
    if command -v helpc >/dev/null; then
        helpc=helpc
    else
        build
        helpc=$source/.build/release/helpc
    fi
elif ! command -v "$helpc" >/dev/null; then
    say "no command ‘$helpc’, which HELPC names"
    exit 2
fi

# The folder of a job may belong to somebody else than who runs it, as in containers.
if [[ -n ${CI:-} ]]; then
    export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
fi

read -r -d '' -a more <<<"${HELPC_ARGS:-}" || true
exec "$helpc" check ${more[@]+"${more[@]}"} "$@"
