"""A day's words where nothing can be written: none of them invites to."""

import dataclasses
from collections.abc import Iterable

from ui.widgets.figure_cell import FigureWords
from ui.widgets.words_layout import Word


def figures(words: Iterable[FigureWords]) -> list[FigureWords]:
    """The same figures, none of which can be typed over."""
    return [dataclasses.replace(figure, can_edit=False) for figure in words]


def line(words: Iterable[Word]) -> list[Word]:
    """The same words without keys; those that only invite to write go, and the signs beside them."""
    kept: list[Word] = []
    for word in words:
        if word.key and not word.edit_text:
            _drop_signs(kept)
        elif not (_is_sign(word) and (not kept or _is_sign(kept[-1]))):
            kept.append(dataclasses.replace(word, key="", choices=()))
    _drop_signs(kept)
    return kept


def _drop_signs(words: list[Word]) -> None:
    while words and _is_sign(words[-1]):
        words.pop()


def _is_sign(word: Word) -> bool:
    return not word.icon and not any(letter.isalnum() for letter in word.text)
