#!/usr/bin/env bash
# A file over 600 lines or a function over 80 has a reason in its first comment, in which ‘length’ or ‘long’ stands.
#
#   Scripts/check-sizes.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

find Sources Tests -name '*.swift' | LC_ALL=C sort | xargs awk '
    function close_file() {
        if (name != "" && lines > 600 && !reason) complain(name ": " lines " lines")
    }
    function complain(text) { print "check-sizes: " text > "/dev/stderr"; failed = 1 }
    FNR == 1 { close_file(); name = FILENAME; reason = 0; start = 0; files++ }
    { lines = FNR }
    FNR <= 20 && /^ *\/\// && /[Ll]ength|[Ll]ong/ { reason = 1 }
    # A function ends at the closing brace that stands as deep as its first line.
    !start && /^ *([a-z@()]+ )*(func|init|subscript)[ ?(]/ && !/} *$/ { start = FNR; match($0, /^ */); depth = RLENGTH }
    start && /^ *}/ {
        match($0, /^ */)
        if (RLENGTH == depth) {
            if (FNR - start >= 80 && !reason) complain(name ":" start ": a function of " FNR - start + 1 " lines")
            start = 0
        }
    }
    END { close_file(); if (!failed) print "check-sizes: " files " files are short enough"; exit failed }
'
