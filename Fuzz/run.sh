#!/usr/bin/env bash
# Builds the fuzz targets with libFuzzer and AddressSanitizer, and runs each for FUZZ_SECONDS (60).
#
#   Fuzz/run.sh [TARGET…]     bundle, key, locale; all of them where none is named
#
# What has been found interesting stays in .build-fuzz/TARGET, for the next run. What ends a run is written to
# Tests/HelpBundleTests/Crashes, where a test looks at it ever after.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=.build-fuzz
crashes=Tests/HelpBundleTests/Crashes
mkdir -p "$work/modules"

compile() {
    swiftc -O -wmo -parse-as-library -sanitize=fuzzer,address -I "$work/modules" \
        -I Sources/CHelpAtomics/include -I Sources/CHelpLookup/include "$@"
}

# A module of the package as an object file beside its description.
module() {
    local name=$1 folder=$2
    compile -c -emit-module -emit-module-path "$work/modules/$name.swiftmodule" -module-name "$name" \
        -o "$work/modules/$name.o" "$folder"/*.swift
}

build() {
    local name
    for name in HelpKeys HelpBundle HelpLookup; do module "$name" "Sources/$name"; done
    module BundleProof Tests/Proof/BundleProof
    for name in Bundle Key Locale; do
        compile -module-name "${name}Target" -o "$work/${name,,}-target" "Fuzz/${name}Target.swift" "$work"/modules/*.o
    done
    swift build -c release --product BundleMutants
    .build/release/BundleMutants --seeds "$work/seeds"
}

run() {
    local name=$1 status=0
    shift
    mkdir -p "$work/$name"
    "$work/$name-target" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=256 \
        -print_final_stats=1 -artifact_prefix="$crashes/$name-" "$@" \
        "$work/$name" "$work/seeds/$name" >"$work/$name.log" 2>&1 || status=$?
    if [[ $status -ne 0 ]]; then
        echo "fuzz: $name failed; the input is in $crashes"
        tail -n 40 "$work/$name.log"
        return 1
    fi
    sed -n "s/^stat::number_of_executed_units: */fuzz: $name is clean, executions: /p" "$work/$name.log"
}

build >"$work/build.log" 2>&1 || {
    tail -n 40 "$work/build.log"
    exit 1
}
failed=0
[[ $# -gt 0 ]] || set -- bundle key locale
for name in "$@"; do
    case $name in
        bundle) run bundle -max_len=40000 || failed=1 ;;
        *) run "$name" -max_len=512 || failed=1 ;;
    esac
done
exit $failed
