#!/usr/bin/env bash
# Runs Tests/Acceptance: what looks at pages on helpc's own help, and all of it on the content that HELPC_SHARED names.
# Says so and succeeds where that content is not at hand, or what the scripts need cannot be had; fails where a script
# fails.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work="$root/.build-acceptance"
scripts="$root/Tests/Acceptance"
helpc="$root/.build/release/helpc"

skip() {
    echo "acceptance: skipped, $1"
    exit 0
}

# Installs the programs that the scripts run, where that is nobody's surprise: as root, or in continuous integration.
install_missing() {
    local packages=() sudo=
    command -v java >/dev/null || packages+=(default-jre-headless)
    python3 "$scripts/browser.py" >/dev/null || packages+=(chromium)
    [[ ${#packages[@]} -gt 0 ]] || return 0
    [[ $(id -u) == 0 ]] || sudo=sudo
    if [[ -n $sudo && -z ${CI:-} ]] || ! command -v apt-get >/dev/null; then
        echo "acceptance: without ${packages[*]}, the scripts that need them are skipped"
        return 0
    fi
    { $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "${packages[@]}"; } >"$work/apt.log" 2>&1 ||
        echo "acceptance: ${packages[*]} cannot be installed; see $work/apt.log"
}

# Prints the end of a script's log that does not end in success: the machine may be gone tomorrow, and its logs with it.
show_failure() {
    if tail -n 1 "$1" | grep -q '^PASS'; then return; fi
    printf '\n%s\n' "$1"
    tail -n 20 "$1" | cut -c 1-500
}

# What needs no other content than helpc's own help. Of its pages, those that differ in kind are opened.
check_own_help() {
    local own="$work/own" status=0 sample=()
    rm -rf "$own"
    mkdir -p "$own"
    "$helpc" build "$root/Content" -o "$own/out" >"$own/build.log" 2>&1 || { cat "$own/build.log"; return 1; }
    python3 "$scripts/check_chrome_size.py" "$own/out" >"$own/chrome.log" 2>&1 || status=1
    python3 "$scripts/check_lookup.py" "$own/out"/*.helpb "$root/Content" >"$own/lookup.log" 2>&1 || status=1
    python3 "$scripts/check_integrations.py" "$helpc" >"$own/integrations.log" 2>&1 || status=1
    python3 "$scripts/check_schemas.py" "$helpc" "$root/Content" >"$own/schemas.log" 2>&1 || status=1
    python3 "$scripts/check_resolver.py" "$helpc" "$root/Content" --mutants 3 >"$own/resolver.log" 2>&1 || status=1
    python3 "$scripts/check_faults.py" "$helpc" "$root/Content" --count 60 >"$own/faults.log" 2>&1 || status=1
    if python3 "$scripts/browser.py" >/dev/null; then
        mapfile -t sample < <(python3 "$scripts/sample_pages.py" "$own/out")
        python3 "$scripts/check_axe.py" "${sample[@]:-$own/out/html}" >"$own/axe.log" 2>&1 || status=1
    else
        echo "axe: skipped, there is no Chromium"
    fi
    if [[ $status -ne 0 ]]; then
        for log in "$own"/{chrome,lookup,integrations,schemas,resolver,faults,axe}.log; do
            if [[ -f $log ]]; then show_failure "$log"; fi
        done
    else
        tail -q -n 1 "$own"/*.log
        rm -rf "$own"
    fi
    return $status
}

command -v python3 >/dev/null || skip "there is no python3"
mkdir -p "$work"
if ! cmp -s "$scripts/requirements.txt" "$work/installed.txt"; then
    rm -rf "$work/venv"
    python3 -m venv "$work/venv" >"$work/pip.log" 2>&1 || skip "python3 cannot make a virtual environment (python3-venv)"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$scripts/requirements.txt" >"$work/pip.log" 2>&1 ||
        skip "the packages of requirements.txt cannot be installed; see $work/pip.log"
    cp "$scripts/requirements.txt" "$work/installed.txt"
fi
export PATH="$work/venv/bin:$PATH"
install_missing
status=0
check_own_help || status=$?

if [[ -z ${HELPC_SHARED:-} || ! -d $HELPC_SHARED/corpus || ! -d $HELPC_SHARED/fixtures ]]; then
    echo "acceptance: the rest is skipped, HELPC_SHARED names no folder with content and specifications"
    exit $status
fi
# Twenty kills take longer than all else together; `make check` has a time limit.
export KILLS="${KILLS:-6}"
run="$work/run"
rm -rf "$run"
"$scripts/run_all.sh" "$helpc" "$HELPC_SHARED/corpus" "$HELPC_SHARED/fixtures" --keep "$run" || status=$?
rm -rf "$run/out"
if [[ $status -ne 0 ]]; then
    for log in "$run"/*.log; do show_failure "$log"; done
fi
exit $status
