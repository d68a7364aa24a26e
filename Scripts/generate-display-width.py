#!/usr/bin/env python3
"""Writes Sources/HelpDiagnostics/DisplayWidth+Tables.swift from the Unicode data that Python brings.

    python3 Scripts/generate-display-width.py > Sources/HelpDiagnostics/DisplayWidth+Tables.swift

Facts only: East_Asian_Width W and F take two columns; Mn, Me, Cf and the Hangul vowels and finals take none.
"""

import unicodedata

LAST = 0x10FFFF

# Unassigned here is wide too: EastAsianWidth.txt says so for the CJK blocks, and the emoji block gets new wide emoji
# with each version of Unicode, while nothing else is put there.
RESERVED_WIDE = [
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F6DC, 0x1F6DC), (0x1FA70, 0x1FAFF),
    (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
]

# Jamo vowels and finals sit inside the syllable that a wide initial begins.
HANGUL_JOINING = [(0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB)]

# Prepended_Concatenation_Mark: format characters that have ink.
VISIBLE_FORMAT = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def within(code, ranges):
    return any(first <= code <= last for first, last in ranges)


def is_zero(code):
    if code in VISIBLE_FORMAT:
        return False
    return unicodedata.category(chr(code)) in ("Mn", "Me", "Cf") or within(code, HANGUL_JOINING)


def is_wide(code):
    if is_zero(code):
        return False
    if unicodedata.category(chr(code)) == "Cn":  # Python says F of all that is unassigned
        return within(code, RESERVED_WIDE)
    return unicodedata.east_asian_width(chr(code)) in ("W", "F")


def ranges(predicate):
    found, first = [], None
    for code in range(LAST + 2):
        inside = code <= LAST and predicate(code)
        if inside and first is None:
            first = code
        elif not inside and first is not None:
            found.append((first, code - 1))
            first = None
    return found


def table(name, comment, rows):
    print(f"    /// {comment}")
    print(f"    static let {name}: [UInt32] = [")
    for start in range(0, len(rows), 5):
        print("        " + " ".join(f"0x{first:X}, 0x{last:X}," for first, last in rows[start:start + 5]))
    print("    ]")


print("// Written by Scripts/generate-display-width.py: change that, not this.")
print()
print(f"/// Facts of Unicode {unicodedata.unidata_version}: each pair is the first and the last code point of a range.")
print("extension DisplayWidth {")
table("wideRanges", "What takes two columns.", ranges(is_wide))
print()
table("zeroRanges", "What takes no column of its own.", ranges(is_zero))
print("}")
