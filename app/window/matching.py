"""Finding what a few typed letters mean."""

from __future__ import annotations


def score(words: str, text: str) -> int | None:
    """How well `text` answers what was typed; higher is better, None where it does not.

    Every word must be in the text: as a whole best, at a word's beginning better than inside, else letter by letter.
    """
    lowered, total = text.casefold(), 0
    for word in words.casefold().split():
        value = _score_word(word, lowered)
        if value is None:
            return None
        total += value
    return total


def _score_word(word: str, text: str) -> int | None:
    place = text.find(f" {word}") + 1 or (0 if text.startswith(word) else -1)
    if place >= 0:
        return 400 - min(place, 99)
    place = text.find(word)
    if place >= 0:
        return 200 - min(place, 99)
    return _score_letters(word, text)


def _score_letters(word: str, text: str) -> int | None:
    """Letters in order with gaps: each at the beginning of a word counts, every gap costs."""
    if len(word) < 2:
        return None
    place, value = -1, 100
    for letter in word:
        found = _word_start(letter, text, place + 1)
        if found < 0 or (place >= 0 and text[place + 1 : place + 2] == letter):
            found = text.find(letter, place + 1)
        if found < 0:
            return None
        value -= min(found - place - 1, 20)
        place = found
    return max(value, 1)


def _word_start(letter: str, text: str, since: int) -> int:
    if since == 0 and text.startswith(letter):
        return 0
    place = text.find(f" {letter}", max(0, since - 1))
    return place + 1 if place >= 0 else -1
