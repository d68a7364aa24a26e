#!/usr/bin/env python3
"""Prints what the help says of errors, as a set-up program does that has found some.

    readiness.py BUNDLE LOCALE KEY...
    readiness.py help.helpb fr-CA DiskSpaceMissing

A key is an error id, any other id of a topic, or a help URL. Exit status: 0 the help answers each key, 1 it does not
answer one, 2 the arguments are wrong, 3 the bundle cannot be used.
"""

import sys

from helplookup import Bundle, HelpLookupError, Status

ANSWERED, UNANSWERED, MISUSED, UNUSABLE = range(4)


def explain(bundle, locale, key):
    status, answer = bundle.find(key, locale)
    if answer:
        wanted = f" for {answer.requested_locale}" if answer.requested_locale else ""
        print(f"{answer.title}\n[{answer.served_locale}{wanted}: {answer.reason}]\n")
        # A topic without a summary of its own has its first paragraph for one.
        if not answer.text.startswith(answer.summary):
            print(f"{answer.summary}\n")
        print(answer.text)
        return ANSWERED
    if status == Status.AMBIGUOUS:
        # Each has an id of its own to ask for.
        print(f"Several topics are about {key}:")
        for candidate in bundle.candidates(key, locale):
            print(f"  {candidate.mtps_id or candidate.asset_id}  {candidate.title}")
        print()
        return UNANSWERED
    if status == Status.NOT_FOUND:
        # It may be misspelt.
        print(f"There is no help on {key}.")
        nearest = bundle.nearest(key)
        print("".join(["Is it one of these?\n"] + [f"  {id}\n" for id in nearest]) if nearest else "")
        return UNANSWERED
    if status == Status.CORRUPT:
        print(f"readiness: the bundle is damaged where {key} would be", file=sys.stderr)
        return UNUSABLE
    # Not in this locale, or no key at all.
    print(f"No help on {key}: {status}.\n")
    return UNANSWERED


def main(arguments):
    if len(arguments) < 3:
        print("usage: readiness BUNDLE LOCALE KEY...", file=sys.stderr)
        return MISUSED
    path, wanted, *keys = arguments
    try:
        with Bundle(path) as bundle, bundle.locale(wanted) as locale:
            return max(explain(bundle, locale, key) for key in keys)
    except HelpLookupError as error:
        print(f"readiness: {path}: {error}", file=sys.stderr)
        return UNUSABLE


if __name__ == "__main__":
    # Help is in any language, whatever the terminal's encoding can say.
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.exit(main(sys.argv[1:]))
