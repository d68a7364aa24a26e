"""Asks a bundle of localized help, which `helpc build` writes, for the topic on an error id, through libhelplookup.

    with Bundle("help.helpb") as bundle, bundle.locale("fr-CA") as locale:
        status, answer = bundle.find("DiskSpaceMissing", locale)
        if answer:
            print(answer.title, answer.text, sep="\\n\\n")

Copy this file; it needs nothing but Python and the library. What helplookup.h says of the functions and fields holds
here too. Texts are copied into strings, so that an answer outlives its bundle.
"""

import ctypes
import os
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from enum import IntEnum
from typing import List, Optional, Tuple

MAP, VERIFY_NONE, VERIFY_ALL = 1, 2, 4
ALLOW_ANY, STRICT = 1, 2


class Status(IntEnum):
    OK = 0
    FALLBACK = 1
    NOT_FOUND = 2
    AMBIGUOUS = 3
    NOT_IN_LOCALE = 4
    BAD_KEY = 5
    CORRUPT = 6
    IO = 7
    BAD_VERSION = 8
    BAD_CALL = 9

    def __str__(self) -> str:
        return _lib.helplookup_status_name(self).decode()


class HelpLookupError(Exception):
    """A bundle cannot be opened or is damaged; `status` says which."""

    def __init__(self, status: Status, message: str):
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Answer:
    """A topic in one locale. Texts that are missing are empty."""

    title: str
    summary: str
    text: str
    html: str
    url: str
    path: str
    date: str
    version: str
    asset_id: str
    error_id: str
    mtps_id: str
    content_key_id: str
    requested_locale: str
    served_locale: str
    reason: str
    match: str
    translation: str
    version_differs: bool


class _Text(ctypes.Structure):
    _fields_ = [("bytes", c_void_p), ("length", c_size_t)]

    def __str__(self) -> str:
        return ctypes.string_at(self.bytes, self.length).decode() if self.length else ""


class _Problem(ctypes.Structure):
    _fields_ = [
        ("rule", c_int32), ("system_error", c_int32), ("offset", c_uint64), ("message", ctypes.c_char * 168),
    ]


_TEXTS = list(Answer.__dataclass_fields__)[:14]


class _Answer(ctypes.Structure):
    _fields_ = [(name, _Text) for name in _TEXTS] + [
        ("reason", c_int32), ("match", c_int32), ("translation", c_int32), ("version_differs", c_int32),
        ("reserved", c_uint64 * 4),
    ]

    def copied(self) -> Answer:
        return Answer(
            *(str(getattr(self, name)) for name in _TEXTS),
            _lib.helplookup_reason_name(self.reason).decode(), _lib.helplookup_match_name(self.match).decode(),
            _lib.helplookup_translation_name(self.translation).decode(), self.version_differs != 0)


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL("libhelplookup.0.dylib" if sys.platform == "darwin" else "libhelplookup.so.0")
    library.helplookup_api_version.restype = c_uint32
    # The structs above are those of major version 0; its minor versions only add.
    if library.helplookup_api_version() >> 16 != 0:
        raise ImportError("this binding does not fit the version of libhelplookup")
    key = [c_char_p, c_size_t]
    for name, arguments in {
        "open": [c_char_p, c_uint32, POINTER(_Problem), POINTER(c_void_p)],
        "locale_open": [c_void_p, c_char_p, c_uint32, POINTER(c_void_p)],
        "find": [c_void_p, c_void_p, *key, POINTER(_Answer)],
        "candidates": [c_void_p, c_void_p, *key, POINTER(_Answer), c_size_t, POINTER(c_size_t)],
        "nearest": [c_void_p, *key, POINTER(_Text), c_size_t, POINTER(c_size_t)],
    }.items():
        function = getattr(library, "helplookup_" + name)
        function.argtypes, function.restype = arguments, Status
    for name in ["close", "locale_close"]:
        function = getattr(library, "helplookup_" + name)
        function.argtypes, function.restype = [c_void_p], None
    for name in ["status_name", "reason_name", "match_name", "translation_name"]:
        function = getattr(library, "helplookup_" + name)
        function.argtypes, function.restype = [c_int32], c_char_p
    return library


_lib = _load()


def _bytes(text: str) -> bytes:
    """UTF-8; what the command line had that was none is passed on as it was, for the library to refuse."""
    return text.encode(errors="surrogateescape")


class _Handle:
    """What has to be closed: at the end of a `with`, by `close`, or at the latest with the object."""

    def __init__(self, close):
        self._handle, self._close = c_void_p(), close

    def close(self) -> None:
        handle, self._handle = self._handle, c_void_p()
        self._close(handle)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            self.close()


class Locale(_Handle):
    """Wanted locales, resolved once for a bundle."""

    def __init__(self, bundle: "Bundle", wanted: str, flags: int):
        super().__init__(_lib.helplookup_locale_close)
        status = _lib.helplookup_locale_open(bundle._handle, _bytes(wanted), flags, byref(self._handle))
        if status != Status.OK:
            raise HelpLookupError(status, f"the locale cannot be resolved: {status}")


class Bundle(_Handle):
    """An open bundle; any number of threads may ask it at once."""

    def __init__(self, path: str, flags: int = 0):
        super().__init__(_lib.helplookup_close)
        problem = _Problem()
        status = _lib.helplookup_open(os.fsencode(path), flags, byref(problem), byref(self._handle))
        if status != Status.OK:
            raise HelpLookupError(status, problem.message.decode(errors="replace"))

    def locale(self, wanted: str, flags: int = 0) -> Locale:
        return Locale(self, wanted, flags)

    def find(self, key: str, locale: Optional[Locale] = None) -> Tuple[Status, Optional[Answer]]:
        """What came of it, and the topic where one was found."""
        key, answer = _bytes(key), _Answer()
        status = _lib.helplookup_find(self._handle, locale and locale._handle, key, len(key), byref(answer))
        return status, answer.copied() if status in (Status.OK, Status.FALLBACK) else None

    def candidates(self, key: str, locale: Optional[Locale] = None, limit: int = 16) -> List[Answer]:
        """The topics that have an ambiguous key."""
        key, answers, count = _bytes(key), (_Answer * limit)(), c_size_t()
        _lib.helplookup_candidates(
            self._handle, locale and locale._handle, key, len(key), answers, limit, byref(count))
        return [answer.copied() for answer in answers[:min(count.value, limit)]]

    def nearest(self, key: str) -> List[str]:
        """The error ids most like one that was not found, five at most."""
        key, ids, count = _bytes(key), (_Text * 5)(), c_size_t()
        _lib.helplookup_nearest(self._handle, key, len(key), ids, 5, byref(count))
        return [str(text) for text in ids[:min(count.value, 5)]]
