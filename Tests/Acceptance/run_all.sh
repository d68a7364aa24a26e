#!/usr/bin/env bash
# Builds CONTENT and runs every acceptance script on what came out. Exit 0 when all of them pass.
set -u

usage() {
    echo "usage: run_all.sh HELPC CONTENT FIXTURES [--keep DIR]"
    echo "  FIXTURES holds commonmark/spec-0.30.txt, commonmark/gfm-tables.txt and schemas/sarif-schema-2.1.0.json"
    echo "  --keep DIR   leave output and logs in DIR (default: a temporary folder, removed if all pass)"
}

if [[ "${1:-}" == --help || "${1:-}" == -h ]]; then usage; exit 0; fi
if [[ $# -ne 3 && ! ( $# -eq 5 && "$4" == --keep ) ]]; then usage >&2; exit 2; fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
helpc=$(realpath "$1") && content=$(realpath "$2") && fixtures=$(realpath "$3") || exit 2
if [[ $# -eq 5 ]]; then mkdir -p "$5"; work=$(realpath "$5"); keep=yes; else work=$(mktemp -d); keep=no; fi
out="$work/out"
names=() results=() seconds=() lines=()
failed=0

step() {
    local name=$1 start=$EPOCHREALTIME
    shift
    "$@" >"$work/$name.log" 2>&1
    local status=$?
    local took
    took=$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')
    # A build with findings exits 1, as documented, and is no failure of the run.
    if [[ $status -eq 0 || ( $name == build && $status -eq 1 ) ]]; then
        results+=(pass)
    else
        results+=("FAIL($status)")
        failed=1
    fi
    names+=("$name") seconds+=("$took") lines+=("$(tail -n 1 "$work/$name.log" | cut -c 1-200)")
    printf '%-20s %-8s %8s s\n' "$name" "${results[-1]}" "$took" >&2
}

step build "$helpc" build "$content" -o "$out"
python="python3"
step wellformed $python "$here/check_wellformed.py" "$out"
if command -v java >/dev/null; then
    step nu $python "$here/check_nu.py" "$out/html"
else
    echo "nu: skipped, there is no java" >&2
fi
step polyglot $python "$here/check_polyglot.py" "$out/html"
step words $python "$here/check_words.py" "$content" "$out"
step links $python "$here/check_links.py" "$out"
step schemas $python "$here/check_schemas.py" "$helpc" "$content" --sarif "$fixtures/schemas/sarif-schema-2.1.0.json"
step resolver $python "$here/check_resolver.py" "$helpc" "$content" --mutants "${MUTANTS:-1}"
step lookup $python "$here/check_lookup.py" "$out"/*.helpb "$content" --library "$(dirname "$helpc")/libhelplookup.so"
step chrome $python "$here/check_chrome_size.py" "$out"
if $python "$here/browser.py" >/dev/null; then
    mapfile -t sample < <($python "$here/sample_pages.py" "$out")
    step axe $python "$here/check_axe.py" "${sample[@]:-$out/html}"
else
    echo "axe: skipped, there is no Chromium" >&2
fi
if [[ -f "$fixtures/schemas/sarif-schema-2.1.0.json" ]]; then
    step fixes $python "$here/check_fixes.py" "$helpc" "$content" \
        --sarif-schema "$fixtures/schemas/sarif-schema-2.1.0.json"
else
    step fixes $python "$here/check_fixes.py" "$helpc" "$content"
fi
if [[ -d "$fixtures/setup-logs" ]]; then
    step annotate $python "$here/check_annotate.py" "$helpc" "$content" "$out/help.helpb" "$fixtures/setup-logs"
else
    echo "annotate: skipped, $fixtures/setup-logs is not there" >&2
fi
step commonmark $python "$here/check_commonmark.py" "$helpc" "$fixtures/commonmark/spec-0.30.txt" \
    --tables "$fixtures/commonmark/gfm-tables.txt"
step faults $python "$here/check_faults.py" "$helpc" "$content" --count 60
step deterministic $python "$here/check_deterministic.py" "$helpc" "$content"
step killed $python "$here/check_killed.py" "$helpc" "$content" --times "${KILLS:-20}"

printf '\n%-14s %-8s %9s  %s\n' script result seconds "last line"
for i in "${!names[@]}"; do
    printf '%-14s %-8s %9s  %s\n' "${names[$i]}" "${results[$i]}" "${seconds[$i]}" "${lines[$i]}"
done
if [[ $failed -eq 0 && $keep == no ]]; then rm -rf "$work"; else echo "logs and output: $work"; fi
exit $failed
