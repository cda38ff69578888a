"""Texts by others, word for word, with where they come from and on what terms."""

import re
from collections.abc import Iterator

from expedition.kinds import Audience
from expedition.records.fields import ClippingFields, Post
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Role, Told
from expedition.reports.pages.items import Gap, Item, Room, Text
from expedition.reports.parts.themes.said import said_day
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CAPTION,
    CAPTION_STRONG,
    SMALL_TITLE,
    TEXT,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import joined, labelled, sentence
from expedition.text import _, plural

_TYPED = Type(Face.SANS, 9)
_LEADING, _SMALL_LEADING = 11.5, 11.0
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_FREE = re.compile(
    r"\bcc[ -]?(?:0|by)|creative commons|public domain|\bodbl\b|\bgfdl\b|\bogl\b|\bown\b", re.I
)
_ROOM = 90.0


def clippings(making: Making) -> Iterator[Item]:
    """Every clipping, its text only where it may be passed on."""
    for index, entry in enumerate(making.book.entries("clipping")):
        if index:
            yield Gap(22)
        yield from _clipping(making, entry.fields)


def is_free(fields: ClippingFields) -> bool:
    """Whether its terms let anybody print it; without terms it belongs to whoever wrote it."""
    return bool(_FREE.search(fields.licence))


def _clipping(making: Making, fields: ClippingFields) -> Iterator[Item]:
    title = fields.title or fields.subject or _("A text by others")
    yield Room(_ROOM)
    lines = making.setter.lines([Span(title, SMALL_TITLE)], TEXT, 20.0, most=3)
    yield Text(Told(lines, Role.HEADING, title), keep=True)
    for text, look in ((reference(fields), CAPTION), (fields.disclaimer, CAPTION_STRONG)):
        if text:
            yield Gap(3)
            yield Text(
                making.setter.lines([Span(text, look)], TEXT, _SMALL_LEADING, is_whole=True), keep=True
            )
    yield Gap(6)
    if making.options.audience is Audience.PUBLIC and not is_free(fields):
        left_out = _("The text is left out here: its terms do not let it be passed on to everybody.")
        yield Text(making.setter.lines([Span(left_out, _TYPED)], TEXT, _LEADING))
        return
    yield from _typed(making, fields.body)
    for post in fields.posts:
        yield from _post(making, post)


def _typed(making: Making, text: str) -> Iterator[Item]:
    """The text as it was typed, a paragraph at a time."""
    for part in _PARAGRAPHS.split(text.strip("\n")):
        if part.strip():
            yield Text(making.setter.lines([Span(part, _TYPED)], TEXT, _LEADING, is_whole=True))
            yield Gap(5)


def _post(making: Making, post: Post) -> Iterator[Item]:
    open_question = post.is_question and not post.is_answered
    head = joined(
        (
            post.author,
            post.date_text,
            _("as of {date}").format(date=post.as_of_text) if post.as_of_text else "",
            plural("{n} like", "{n} likes", post.likes) if post.likes else "",
            _("a question nobody answered") if open_question else "",
        ),
        ", ",
    )
    yield Gap(4)
    if head:
        yield Text(making.setter.lines([Span(head, CAPTION_STRONG)], TEXT, _SMALL_LEADING), keep=True)
    yield from _typed(making, post.body)


def reference(fields: ClippingFields) -> str:
    """Who wrote it where and when, in which language, and on what terms."""
    read = said_day(fields, "retrieved_on")
    translated = (
        labelled(_("Translated from"), fields.translated_from)
        if fields.translated_from
        else _("A translation")
        if fields.is_translation
        else ""
    )
    return sentence(
        joined((fields.author, fields.publisher, fields.agency, said_day(fields, "published_on")), ", "),
        translated,
        labelled(_("Read"), read) if read else "",
        labelled(_("Terms"), fields.licence) if fields.licence else "",
        fields.url,
    )
