#!/usr/bin/env bash
# Shows that the checks of `make check` fail where they should: each fault is put into a copy and must be found.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work="$root/.build-checks"
rm -rf "$work/copy"
mkdir -p "$work/copy"
cd "$work/copy"
cp -r "$root/Package.swift" "$root/Sources" "$root/Tests" "$root/Scripts" .
# With the versions resolved it asks no server for them.
if [[ -f $root/Package.resolved ]]; then cp "$root/Package.resolved" .; fi

file=Sources/HelpKeys/ASCII.swift

must_fail() {
    local what=$1 message=$2
    shift 2
    if "$@" >"$work/log" 2>&1; then
        echo "test-checks: $what was not found" >&2
        exit 1
    fi
    if ! grep -qE "$message" "$work/log"; then
        echo "test-checks: $what failed for another reason:" >&2
        tail -n 20 "$work/log" >&2
        exit 1
    fi
}

# Puts a line before the first line of FILE.
prepend() { { echo "$2" && cat "$root/$1"; } >"$1"; }

build() { swift build --scratch-path "$work/build" --explicit-target-dependency-import-check error --target "$1"; }

# The build's own check. The module that must not be imported is built first, so that the compiler alone would find it.
build HelpDiagnostics >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
build HelpKeys >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
prepend "$file" "import HelpDiagnostics"
must_fail "an import upward" "HelpKeys imports another target" build HelpKeys

prepend "$file" "import Glibc"
must_fail "a call to C" "ASCII.swift uses C" Scripts/check-layering.sh .
prepend "$file" "import FoundationEssentials"
must_fail "Foundation in HelpKeys" "ASCII.swift imports Foundation" Scripts/check-layering.sh .
cp "$root/$file" "$file"
Scripts/check-layering.sh . >/dev/null

{ echo "func tail() {"; yes '    _ = 0' | head -n 90; echo "}"; } >>"$file" || true
must_fail "a function of 92 lines" "ASCII.swift:[0-9]+: a function of 92 lines" Scripts/check-sizes.sh .

rm -rf "$work/copy"
echo "test-checks: every fault was found"
