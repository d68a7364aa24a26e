#!/usr/bin/env bash
# Runs Tests/Acceptance on the content that HELPC_SHARED names. Says so and succeeds where that is not at hand, or what the
# scripts need cannot be had; fails where a script fails.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work="$root/.build-acceptance"
scripts="$root/Tests/Acceptance"

skip() {
    echo "acceptance: skipped, $1"
    exit 0
}

[[ -n ${HELPC_SHARED:-} ]] || skip "HELPC_SHARED names no folder with content and specifications"
[[ -d $HELPC_SHARED/corpus && -d $HELPC_SHARED/fixtures ]] || skip "there is no corpus in $HELPC_SHARED"
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
# Twenty kills take longer than all else together; `make check` has a time limit.
export KILLS="${KILLS:-6}"
run="$work/run"
rm -rf "$run"
status=0
"$scripts/run_all.sh" "$root/.build/release/helpc" "$HELPC_SHARED/corpus" "$HELPC_SHARED/fixtures" --keep "$run" || status=$?
rm -rf "$run/out"
if [[ $status -ne 0 ]]; then
    # The machine may be gone tomorrow, and its logs with it.
    for log in "$run"/*.log; do
        if tail -n 1 "$log" | grep -q '^PASS'; then continue; fi
        printf '\n%s\n' "$log"
        tail -n 20 "$log" | cut -c 1-500
    done
fi
exit $status
