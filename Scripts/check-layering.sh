#!/usr/bin/env bash
# Which file may use what: C and `unsafe` only in the files of c-files.txt, and no Foundation where none is allowed.
# That modules import downward only is the build's own check: --explicit-target-dependency-import-check error.
#
#   Scripts/check-layering.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}"

list=Scripts/c-files.txt
# The runtime library and the command that answers look-ups stay free of Foundation.
no_foundation="Sources/HelpDiagnostics Sources/HelpKeys Sources/HelpBundle Sources/HelpLookup Sources/HelpTerminal Sources/HelpAnswers Sources/helpc"
failed=0

complain() {
    echo "check-layering: $1" >&2
    failed=1
}

# The lines of FILE that match PATTERN, comments and texts in quotes left out.
code_lines() { sed -E 's/"([^"\\]|\\.)*"//g; s,//.*,,' "$1" | grep -nE "$2"; }

c='\bimport +((struct|func|var|enum|class) +)?(CCMark|CMarkArena|CLibXML2|Glibc|Musl|Darwin)\b|\bunsafe\b|@unchecked\b|@c\b|@_cdecl\b'
used=0
while IFS= read -r file; do
    if code_lines "$file" "$c" >/dev/null; then
        used=$((used + 1))
        grep -q "^$file " "$list" ||
            complain "$file uses C or ‘unsafe’ and is not in $list: $(code_lines "$file" "$c" | head -n 1)"
    elif grep -q "^$file " "$list"; then
        complain "$file uses neither C nor ‘unsafe’: take it off $list"
    fi
done < <(find Sources -name '*.swift' | LC_ALL=C sort)
while read -r file _; do
    case $file in '#'* | '') continue ;; esac
    [[ -f $file ]] || complain "$list names $file, which is not there"
done <"$list"

for folder in $no_foundation; do
    [[ -d $folder ]] || continue
    while IFS= read -r file; do
        if code_lines "$file" '\bimport +Foundation' >/dev/null; then complain "$file imports Foundation"; fi
    done < <(find "$folder" -name '*.swift' | LC_ALL=C sort)
done

[[ $used -gt 0 ]] || complain "no file uses C, so this looked at nothing"
[[ $failed -eq 0 ]] && echo "check-layering: $used files use C or ‘unsafe’, all of them listed"
exit $failed
