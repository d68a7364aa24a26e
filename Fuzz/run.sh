#!/usr/bin/env bash
# Builds the fuzz targets with libFuzzer and AddressSanitizer, and runs each for FUZZ_SECONDS (60).
#
#   Fuzz/run.sh [TARGET…]     all of them where none is named:
#                             bundle, key, locale                       what is looked up in
#                             frontmatter, topic, html, toc, configuration   what is compiled
#
# Seeds are helpc's own content and, with HELPC_SHARED=FOLDER, a hundred topics of FOLDER/corpus by chance. What has been found
# interesting stays in .build-fuzz/TARGET, for the next run. What ends a run is written to the folder Crashes of
# Tests/HelpBundleTests or Tests/HelpCompilerTests, where a test looks at it ever after.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=.build-fuzz
package=$work/package
mkdir -p "$work/modules"

lookup_targets=(bundle key locale)
content_targets=(frontmatter topic html toc configuration)

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

build_lookup() {
    local name
    for name in HelpKeys HelpBundle HelpLookup; do module "$name" "Sources/$name"; done
    module BundleProof Tests/Proof/BundleProof
    for name in Bundle Key Locale; do
        compile -module-name "${name}Target" -o "$work/${name,,}-target" "Fuzz/${name}Target.swift" "$work"/modules/*.o
    done
    swift build -c release --product BundleMutants
    .build/release/BundleMutants --seeds "$work/seeds"
}

# The compiler has dependencies, so the package manager builds its modules, and only the targets are put together here.
build_content() {
    local name objects
    swift build -c release --scratch-path "$package" --target MarkupProof -Xswiftc -sanitize=fuzzer,address \
        -Xcc -fsanitize=address -Xcc -fsanitize=fuzzer-no-link
    mapfile -t objects < <(find -L "$package/release" -path '*.build/*.o')
    for name in FrontMatter Topic HTML Toc Configuration; do
        swiftc -O -parse-as-library -sanitize=fuzzer,address -I "$package/release/Modules" \
            -I Sources/CCMark -I Sources/CLibXML2 -I Sources/CHelpAtomics/include -I Sources/CMarkArena/include \
            -I "$package/checkouts/Yams/Sources/CYaml/include" $(pkg-config --cflags libcmark libxml-2.0 | sed 's/-I/-Xcc -I/g') \
            -module-name "${name}Target" -o "$work/${name,,}-target" "Fuzz/${name}Target.swift" Fuzz/Waiting.swift \
            "${objects[@]}" $(pkg-config --libs libcmark libxml-2.0)
    done
    seed_content
}

# Seeds: whole topics, what stands between their fences, HTML behind the byte that says what it stands in.
seed_content() {
    local name file number=0
    for name in "${content_targets[@]}"; do mkdir -p "$work/seeds/$name"; done
    while IFS= read -r file; do
        number=$((number + 1))
        cp "$file" "$work/seeds/topic/$number"
        awk 'NR > 1 && /^---/ { exit } NR > 1' "$file" >"$work/seeds/frontmatter/$number"
        if grep -q '<[a-z]' "$file"; then
            { printf '\006'; awk '/^---/ && fences < 2 { fences++; next } fences != 1' "$file"; } >"$work/seeds/html/$number"
        fi
    done < <(
        find Content Tests/HelpMarkupTests/Cases -name '*.md' | LC_ALL=C sort
        if [[ -d ${HELPC_SHARED:-}/corpus ]]; then find "$HELPC_SHARED/corpus" -name '*.md' -size -16k | shuf -n 100; fi
    )
    while IFS= read -r file; do
        number=$((number + 1))
        cp "$file" "$work/seeds/toc/$number"
    done < <(
        find Content Fuzz/Seeds -name '*toc*.yml' | LC_ALL=C sort
        if [[ -d ${HELPC_SHARED:-}/corpus ]]; then find "$HELPC_SHARED/corpus" -iname 'toc.yml' -size -64k | shuf -n 20; fi
    )
    cp Content/helpc.yml Fuzz/Seeds/configuration*.yml "$work/seeds/configuration"
}

run() {
    local name=$1 crashes=$2 status=0
    shift 2
    mkdir -p "$work/$name" "$crashes"
    # What Swift keeps for the whole run looks like a leak after each input, and looking for them takes longer than the input.
    # Nor does it help to know where what was freed came from, until there is something to look for.
    SWIFT_BACKTRACE=enable=no ASAN_OPTIONS="${ASAN_OPTIONS:-malloc_context_size=0:quarantine_size_mb=16}" \
        "$work/$name-target" -detect_leaks=0 -max_total_time="${FUZZ_SECONDS:-60}" -rss_limit_mb=1024 -malloc_limit_mb=256 \
        -print_final_stats=1 -artifact_prefix="$crashes/$name-" "$@" \
        "$work/$name" "$work/seeds/$name" >"$work/$name.log" 2>&1 || status=$?
    if [[ $status -ne 0 ]]; then
        echo "fuzz: $name failed; the input is in $crashes"
        tail -n 40 "$work/$name.log"
        return 1
    fi
    sed -n "s/^stat::number_of_executed_units: */fuzz: $name is clean, executions: /p" "$work/$name.log"
}

[[ $# -gt 0 ]] || set -- "${lookup_targets[@]}" "${content_targets[@]}"
parts=()
[[ " $* " =~ " bundle "|" key "|" locale " ]] && parts+=(build_lookup)
for name in "${content_targets[@]}"; do
    [[ " $* " == *" $name "* ]] && parts+=(build_content) && break
done
for part in ${parts[@]+"${parts[@]}"}; do
    "$part" >"$work/build.log" 2>&1 || {
        tail -n 40 "$work/build.log"
        exit 1
    }
done
failed=0
for name in "$@"; do
    case $name in
        bundle) run bundle Tests/HelpBundleTests/Crashes -timeout=10 -max_len=40000 || failed=1 ;;
        key | locale) run "$name" Tests/HelpBundleTests/Crashes -timeout=10 -max_len=512 || failed=1 ;;
        topic | html) run "$name" Tests/HelpCompilerTests/Crashes -timeout=20 -max_len=6000 -dict=Fuzz/markup.dict || failed=1 ;;
        frontmatter | toc | configuration)
            run "$name" Tests/HelpCompilerTests/Crashes -timeout=20 -max_len=3000 -dict=Fuzz/yaml.dict || failed=1
            ;;
        *)
            echo "fuzz: no target is called ‘$name’" >&2
            exit 2
            ;;
    esac
done
exit $failed
