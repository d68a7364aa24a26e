#!/usr/bin/env bash
# Builds libhelplookup, installs it below a folder of its own, and shows that programs in C, C++, Python and Swift can
# use it from there, and that it survives being called wrongly. Prints a line for each check; fails where one does.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
work="$root/.build-library"
prefix="$work/prefix"
log="$work/log"
# What a check has counted, which is printed with it.
counts="$work/counts"
failed=0
rm -rf "$prefix" "$work/run"
mkdir -p "$work/run"

# Runs a check, silently unless it fails.
check() {
    local what=$1
    shift
    : >"$counts"
    if "$@" >"$log" 2>&1; then
        echo "check-library: $what"
        sed 's/^/check-library:   /' "$counts"
    else
        echo "check-library: FAILED: $what" >&2
        tail -n 40 "$log" >&2
        failed=1
    fi
}

# Runs a check for which there must be PROGRAM.
check_with() {
    local program=$1
    shift
    if command -v "$program" >/dev/null; then check "$@"; else echo "check-library: skipped, there is no $program: $1"; fi
}

# Says what is missing of the words in the first text that the second has, and the other way round.
same() { diff <(echo "$1") <(echo "$2"); }

needs_no_swift() {
    local needed
    needed=$(ldd "$library") && echo "$needed" && [[ $needed == *libc.so* ]] &&
        ! grep -iE 'swift|foundation|not found' <<<"$needed"
}

exports_its_header_only() {
    same "$(nm -D --defined-only "$library" | awk '{ print $3 }' | sort)" \
        "$(sed -nE 's/^(const char \*|[a-z0-9_]+ )(helplookup_[a-z_]+)\(.*/\2/p' "$prefix/include/helplookup.h" | sort)"
}

has_its_soname() {
    readelf -d "$library" | grep -F 'Library soname: [libhelplookup.so.0]' &&
        [[ $(readlink "$prefix/lib/libhelplookup.so") == libhelplookup.so.0 ]] &&
        [[ $(readlink "$prefix/lib/libhelplookup.so.0") == "$(basename "$library")" ]]
}

is_found_by_pkg_config() {
    same "$(pkg-config --modversion helplookup) $(pkg-config --cflags --libs helplookup | xargs)" \
        "$(basename "${library#*.so.}") -I$prefix/include -L$prefix/lib -lhelplookup"
}

moves_with_its_prefix() {
    rm -rf "$work/moved" && cp -R "$prefix" "$work/moved" &&
        same "$(PKG_CONFIG_PATH="$work/moved/lib/pkgconfig" pkg-config --define-prefix --libs helplookup | xargs)" \
            "-L$work/moved/lib -lhelplookup"
}

strict="-Wall -Wextra -pedantic -Werror"
flags() { pkg-config --cflags --libs helplookup; }

makes_c() {
    # shellcheck disable=SC2046,SC2086 # words on purpose
    cc -std=c99 $strict Examples/C/readiness.c $(flags) -o "$work/run/readiness-c"
}

makes_cpp() {
    # shellcheck disable=SC2046,SC2086
    c++ -std=c++17 $strict Tests/Library/test_header.cpp $(flags) -o "$work/run/header" &&
        "$work/run/header" "$sample"
}

# A readiness checker answers as it should: two topics, then what it says of an id that it does not know.
answers() {
    local output status=0
    output=$("$@" "$sample" fr-CA DiskSpaceMissing FrenchOnly DiskSpaceMissin) || status=$?
    echo "$output"
    [[ $status == 1 && $output == *"[fr-FR for fr-CA: region]"*"30 Go"*"version anglaise"*"  DiskSpaceMissing" ]]
}

makes_swift() {
    swift build --package-path Examples/Swift --scratch-path "$work/swift" &&
        answers "$work/swift/debug/readiness"
}

# With AddressSanitizer and UndefinedBehaviorSanitizer on the side of C, and with leaks reported on both.
is_called_in_every_way() {
    # shellcheck disable=SC2046,SC2086
    cc -std=c99 $strict -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -pthread \
        Tests/Library/test_library.c $(flags) -o "$work/run/test_library" &&
        "$work/run/test_library" "$sample" "$french" "$work/run" >"$counts"
}

# The same with AddressSanitizer in the library too, which takes the compiler that Swift brings along.
is_called_in_every_way_instrumented() {
    local built="$work/address/debug"
    swift build --sanitize=address --product helplookup --scratch-path "$work/address" &&
        # shellcheck disable=SC2086
        "$(dirname "$(readlink -f "$(command -v swiftc)")")/clang" -std=c99 $strict -g -O1 -fsanitize=address -pthread \
            Tests/Library/test_library.c -I "$prefix/include" -L "$built" -lhelplookup -Wl,-rpath,"$built" \
            -o "$work/run/test_library_address" &&
        "$work/run/test_library_address" "$sample" "$french" "$work/run" >"$counts"
}

check "it builds" make library
if [[ $(uname) != Linux ]]; then
    echo "check-library: the rest is skipped, it is for Linux"
    exit $failed
fi
check "it is installed with its header and its pkg-config file" make install PREFIX="$prefix" DESTDIR=
[[ $failed == 0 ]] || exit 1
library=$(echo "$prefix"/lib/libhelplookup.so.*.*.*)
sample="$work/run/sample/sample.helpb"
french="$work/run/french/sample.helpb"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig" LD_LIBRARY_PATH="$prefix/lib"

check "it needs no Swift library" needs_no_swift
check "it exports the functions of its header and nothing else" exports_its_header_only
check "its soname and its links have the version" has_its_soname
check "pkg-config finds it" is_found_by_pkg_config
check "pkg-config finds it where it was moved to" moves_with_its_prefix
check "the installed helpc makes a bundle" "$prefix/bin/helpc" build Tests/Library/Content -o "$(dirname "$sample")"
check "the installed helpc makes a bundle of one locale" \
    "$prefix/bin/helpc" build Tests/Library/Content --locale fr-fr -o "$(dirname "$french")"
check_with cc "a program in C99 builds without a warning" makes_c
check_with cc "that program answers" answers "$work/run/readiness-c"
check_with c++ "a program in C++17 builds without a warning, and answers" makes_cpp
check_with python3 "a program in Python answers" answers python3 -B -W error Examples/Python/readiness.py
check "a Swift package that depends on this one answers" makes_swift
check_with cc "every function in every way, with sanitizers in C" is_called_in_every_way
check "the same with AddressSanitizer in Swift" is_called_in_every_way_instrumented

rm -rf "$work/moved" "$prefix"
exit $failed
