"""A bundle as a program in another language sees it: `helplookup.h` through ctypes, and nothing else of helpc."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OK, FALLBACK, NOT_FOUND, AMBIGUOUS, NOT_IN_LOCALE, BAD_KEY, CORRUPT, IO, VERSION, BAD_CALL = range(10)
STATUSES = (
    "ok", "ok-by-fallback", "not-found", "ambiguous", "not-in-locale", "bad-key", "corrupt", "io", "version", "bad-call"
)
MOST_CANDIDATES = 256


class Text(ctypes.Structure):
    _fields_ = [("bytes", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.bytes, self.length).decode()


TEXTS = (
    "title", "summary", "text", "html", "url", "path", "date", "version", "asset_id", "error_id", "mtps_id",
    "content_key_id", "requested_locale", "served_locale",
)


class RawAnswer(ctypes.Structure):
    _fields_ = [(name, Text) for name in TEXTS] + [
        (name, ctypes.c_int32) for name in ("reason", "match", "translation", "version_differs")
    ] + [("reserved", ctypes.c_uint64 * 4)]


class RawInfo(ctypes.Structure):
    _fields_ = [
        ("name", Text), ("version", Text), ("generation", ctypes.c_uint64), ("size", ctypes.c_uint64),
        ("key_count", ctypes.c_uint64), ("topic_count", ctypes.c_uint32), ("record_count", ctypes.c_uint32),
        ("locale_count", ctypes.c_uint32), ("default_locale", ctypes.c_int32), ("format_major", ctypes.c_uint16),
        ("format_minor", ctypes.c_uint16), ("reserved1", ctypes.c_uint32),
        ("reserved", ctypes.c_uint64 * 4),
    ]


class Problem(ctypes.Structure):
    _fields_ = [
        ("rule", ctypes.c_int32), ("system_error", ctypes.c_int32), ("offset", ctypes.c_uint64),
        ("message", ctypes.c_char * 168),
    ]


@dataclass(frozen=True)
class Answer:
    """What every answer is compared by; the other texts of a record are read once, by `Bundle.texts`."""

    status: int
    path: str = ""
    served: str = ""
    requested: str = ""
    reason: str = ""
    match: str = ""
    version_differs: bool = False


class Bundle:
    """An open bundle; a damaged or missing one is an OSError with what the library says."""

    def __init__(self, library: Path, path: Path) -> None:
        self.library = ctypes.CDLL(str(library))
        for name in ("status", "reason", "match"):
            function = getattr(self.library, f"helplookup_{name}_name")
            function.restype = ctypes.c_char_p
        self.library.helplookup_slot_count.restype = ctypes.c_uint64
        self.handle = ctypes.c_void_p()
        problem = Problem()
        status = self.library.helplookup_open(
            str(path).encode(), ctypes.c_uint32(0), ctypes.byref(problem), ctypes.byref(self.handle)
        )
        if status != OK:
            raise OSError(f"{path}: {STATUSES[status]}: {problem.message.decode()}")
        self.raw = RawAnswer()
        self.names: dict[tuple[str, int], str] = {}
        self.locales: dict[str | None, ctypes.c_void_p] = {None: ctypes.c_void_p()}

    def close(self) -> None:
        for locale in self.locales.values():
            self.library.helplookup_locale_close(locale)
        self.library.helplookup_close(self.handle)

    def locale(self, wanted: str | None) -> ctypes.c_void_p:
        if wanted not in self.locales:
            locale = ctypes.c_void_p()
            status = self.library.helplookup_locale_open(
                self.handle, wanted.encode(), ctypes.c_uint32(0), ctypes.byref(locale)
            )
            if status != OK:
                raise OSError(f"locale {wanted}: {STATUSES[status]}")
            self.locales[wanted] = locale
        return self.locales[wanted]

    def name(self, what: str, number: int) -> str:
        if (what, number) not in self.names:
            self.names[what, number] = getattr(self.library, f"helplookup_{what}_name")(number).decode()
        return self.names[what, number]

    def answer(self, status: int, raw: RawAnswer) -> Answer:
        return Answer(
            status, str(raw.path), str(raw.served_locale), str(raw.requested_locale), self.name("reason", raw.reason),
            self.name("match", raw.match), bool(raw.version_differs),
        )

    def find(self, key: str, wanted: str | None) -> Answer:
        """With None for `wanted` nobody said which locale; `self.raw` keeps the whole answer until the next one."""
        data = key.encode()
        status = self.library.helplookup_find(
            self.handle, self.locale(wanted), data, ctypes.c_size_t(len(data)), ctypes.byref(self.raw)
        )
        return self.answer(status, self.raw) if status in (OK, FALLBACK) else Answer(status)

    def texts(self) -> dict[str, str]:
        """The texts of the last answer."""
        return {name: str(getattr(self.raw, name)) for name in TEXTS}

    def candidates(self, key: str, wanted: str | None) -> list[Answer]:
        data, answers, count = key.encode(), (RawAnswer * MOST_CANDIDATES)(), ctypes.c_size_t()
        status = self.library.helplookup_candidates(
            self.handle, self.locale(wanted), data, ctypes.c_size_t(len(data)), answers,
            ctypes.c_size_t(MOST_CANDIDATES), ctypes.byref(count),
        )
        return [self.answer(status, raw) for raw in answers[: count.value]]

    def keys(self) -> Iterator[str]:
        text = Text()
        for slot in range(self.library.helplookup_slot_count(self.handle)):
            status = self.library.helplookup_key_at(self.handle, ctypes.c_uint64(slot), ctypes.byref(text))
            if status == OK:
                yield str(text)
            elif status != NOT_FOUND:
                raise OSError(f"slot {slot}: {STATUSES[status]}")

    def info(self) -> RawInfo:
        info = RawInfo()
        status = self.library.helplookup_describe(self.handle, ctypes.byref(info))
        if status != OK:
            raise OSError(STATUSES[status])
        return info

    def tags(self) -> list[str]:
        text, tags = Text(), []
        while self.library.helplookup_locale_at(self.handle, ctypes.c_uint32(len(tags)), ctypes.byref(text)) == OK:
            tags.append(str(text))
        return tags
