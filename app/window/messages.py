"""Messages of errors in the user's language.

Code without Qt tells what is wrong in English. The templates that it fills are known (assets/translations/errors.json,
found in the source), so a message is recognised here by the template that made it, and its values put into the
translation of that.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.window.languages import TRANSLATIONS, english, localised
from app.window.phases import mark

NESTED = 4
"""Messages within messages, at most: a cause in a sentence, a reason in the cause."""
APART = re.compile(r"(; (?!valid)| ?\n)")
"""Between messages that were put into one."""
MOST_LOOKS = 100
"""At parts of one message: what falls apart into more is none of ours, and the window waits."""
LONGEST = 2_000
"""Characters of a message that is looked at; a longer one holds what is none of ours."""

SHAPES = ("{0}: {1}. {2}", "{0}: {1}", "{0}. {1}", "{0} ({1})")
"""Ways to put messages together that have no words of their own."""
AROUND = (mark("Errors", "{0} (it is {1})"), mark("Errors", "value error, {0}"))
"""What stands around another message, which is looked for within."""
FOREIGN = (
    mark("Errors", "No such file or directory"),
    mark("Errors", "Permission denied"),
    mark("Errors", "Operation not permitted"),
    mark("Errors", "Is a directory"),
    mark("Errors", "Not a directory"),
    mark("Errors", "File exists"),
    mark("Errors", "File name too long"),
    mark("Errors", "No space left on device"),
    mark("Errors", "Read-only file system"),
    mark("Errors", "Disk quota exceeded"),
    mark("Errors", "Input/output error"),
    mark("Errors", "Directory not empty"),
    mark("Errors", "Too many open files"),
    mark("Errors", "[Errno {0}] {1}: {2}"),
    mark("Errors", "[Errno {0}] {1}"),
    mark("Errors", "Expecting value: line {0} column {1} (char {2})"),
    mark("Errors", "Expecting property name enclosed in double quotes: line {0} column {1} (char {2})"),
    mark("Errors", "Expecting ',' delimiter: line {0} column {1} (char {2})"),
    mark("Errors", "Expecting ':' delimiter: line {0} column {1} (char {2})"),
    mark("Errors", "Extra data: line {0} column {1} (char {2})"),
    mark("Errors", "Unterminated string starting at: line {0} column {1} (char {2})"),
    mark("Errors", "{0}: missing"),
    mark("Errors", "{0}: unknown key; valid here: {1}"),
    mark("Errors", "{0} (at line {1}, column {2})"),
    mark("Errors", "input should be greater than {0}"),
    mark("Errors", "input should be greater than or equal to {0}"),
    mark("Errors", "input should be less than {0}"),
    mark("Errors", "input should be less than or equal to {0}"),
    mark("Errors", "input should be a valid integer"),
    mark("Errors", "input should be a valid integer, unable to parse string as an integer"),
    mark("Errors", "input should be a valid integer, got a number with a fractional part"),
    mark("Errors", "input should be a valid number"),
    mark("Errors", "input should be a valid number, unable to parse string as a number"),
    mark("Errors", "input should be a finite number"),
    mark("Errors", "input should be a valid boolean"),
    mark("Errors", "input should be a valid string"),
    mark("Errors", "input should be a valid dictionary"),
    mark("Errors", "input should be a valid tuple"),
    mark("Errors", "input should be {0}"),
    mark("Errors", "field required"),
    mark("Errors", "extra inputs are not permitted"),
    mark("Errors", "greater than {0}"),
    mark("Errors", "greater than or equal to {0}"),
    mark("Errors", "less than {0}"),
    mark("Errors", "less than or equal to {0}"),
    mark("Errors", "a valid integer"),
    mark("Errors", "a valid integer, got a number with a fractional part"),
    mark("Errors", "a valid number"),
    mark("Errors", "a finite number"),
    mark("Errors", "{0}: {1} clips, at least {2} are needed"),
    mark("Errors", "{0}: at least two classes with two clips each are needed"),
    mark("Errors", "could not be read: {0}"),
    mark("Errors", "could not be written: {0}"),
    mark("Errors", "could not be deleted: {0}"),
    mark("Errors", "its frames would take {0} GiB of memory, above the limit of {1}"),
    mark("Errors", "its samples would take {0} GiB of memory, above the limit of {1}"),
    mark("Errors", "its audio would take {0} GiB of memory, above the limit of {1}"),
    mark("Errors", "{0}; it is left out."),
    mark("Errors", "0 or more"),
)
"""What Python, the system and the check of presets say within our messages."""


@dataclass(frozen=True)
class Template:
    """A message's template, the words around its gaps, and the longest of them, without which no message is of it."""

    text: str
    words: tuple[str, ...]
    longest: str
    ends: bool

    @property
    def is_shape(self) -> bool:
        """Whether it has no words of its own."""
        return self.text in SHAPES


def told(message: str) -> str:
    """A message in the user's language; as it is in English, and where no template is known to have made it."""
    if english() or not message.strip() or len(message) > LONGEST:
        return message
    return _kept(message, QLocale().name())


@lru_cache(maxsize=4096)
def _kept(message: str, _: str) -> str:
    """The same reasons stand beside thousands of files."""
    return _told(message, NESTED, _Looks(MOST_LOOKS))


@dataclass
class _Looks:
    """How many parts of a message may still be looked at."""

    left: int


def _told(message: str, nested: int, looks: _Looks) -> str:
    looks.left -= 1
    for form in (_as_it_is, _as_a_clause, _as_a_sentence) if looks.left >= 0 else ():
        found = form(message, nested, looks)
        if found is not None:
            return found
    parts = APART.split(message)
    if len(parts) > 1:
        return "".join(part if n % 2 else _told(part, nested, looks) for n, part in enumerate(parts))
    return localised(message)


def _as_it_is(message: str, nested: int, looks: _Looks) -> str | None:
    for template in _templates():
        found = _between(template.words, message) if template.longest in message else None
        if found is None or (not template.ends and any(APART.search(value) for value in found)):
            continue
        values = [_told(value, nested - 1, looks) if nested else value for value in found]
        if not template.is_shape:
            return _filled(_translated(template.text), values)
        if values != found:
            return _filled(template.text, values)
    return None


def _between(words: tuple[str, ...], message: str) -> list[str] | None:
    """What stands between these words, each as early as can be; None where the message is not made of them.

    One pass over the message, which may be of anybody: a pattern of several gaps tries all places of each with all of
    the others.
    """
    first, last = words[0], words[-1]
    if len(words) == 1:
        return [] if message == first else None
    if not (message.startswith(first) and message.endswith(last)):
        return None
    values, place, end = [], len(first), len(message) - len(last)
    for word in words[1:-1]:
        found = message.find(word, place, max(end, place))
        if found < 0:
            return None
        values.append(message[place:found])
        place = found + len(word)
    return [*values, message[place:end]] if place <= end else None


def _as_a_clause(message: str, nested: int, looks: _Looks) -> str | None:
    """A clause that was made a sentence: with a capital, with a full stop."""
    whole = message.removesuffix(".")
    for clause in (whole, whole[:1].lower() + whole[1:]):
        if clause != message and (found := _as_it_is(clause, nested, looks)) is not None:
            return (found[:1].upper() + found[1:] if message[:1].isupper() else found) + message[len(whole) :]
    return None


def _as_a_sentence(message: str, nested: int, looks: _Looks) -> str | None:
    """A sentence that was made a clause."""
    if not message[:1].islower():
        return None
    found = _as_it_is(message[:1].upper() + message[1:] + ".", nested, looks)
    return None if found is None else found[:1].lower() + found[1:].removesuffix(".")


def _translated(text: str) -> str:
    return QCoreApplication.translate("Errors", text)


def _filled(text: str, values: list[str]) -> str:
    return re.sub(r"\{(\d+)\}", lambda place: values[int(place[1])], text)


@cache
def _templates() -> tuple[Template, ...]:
    """All templates; a message is made of the first that fits. Read at the first error."""
    texts = json.loads((TRANSLATIONS / "errors.json").read_text(encoding="utf-8"))
    return tuple(_template(text) for text in dict.fromkeys((*AROUND, *texts, *SHAPES)))


def _template(text: str) -> Template:
    """A template whose last words are few may take in more than one message: it `ends` where they are many."""
    words = tuple(re.split(r"\{\d+\}", text))
    return Template(text, words, max(words, key=len), len(words[-1]) > 2)
