"""A book as one page that opens in any browser, without a network and without a script."""

from collections.abc import Callable
from importlib.resources import files

from expedition import __version__
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import EDITIONS, inks_of
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Lines, Role, Told
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.items import Item, Mark, Text, Wide
from expedition.reports.typesetting.style import SHEETS, Face
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.wording import joined
from expedition.reports.web import fonts
from expedition.reports.web.contents import contents
from expedition.reports.web.figures import figure
from expedition.reports.web.inline import Inline
from expedition.reports.web.looks import Looks, night
from expedition.reports.web.markup import attribute
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_pen import SvgPen
from expedition.reports.web.writer import Writer
from expedition.text import _, speaking

Progress = Callable[[int, int, str], None]
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:"
_NIGHT = (
    ":root{--ground:#1c1c1c;--ink:#e9e6e0;--quiet:#b3aea6;--line:#55514b;--faint:#34312d;--tint:#24221f;"
    "--accent:%s}.ground{filter:invert(.88)}.rim{stroke:#ffffff40}"
)


def build_page(
    book: TripBook, options: ReportOptions, progress: Progress = lambda _done, _of, _what: None
) -> str:
    """The finished page; `progress` may raise to stop it."""
    writing = _("Writing the page")
    with speaking(options.language):
        return _Page(book, options).text(lambda done, of: progress(done, of, writing))


class _Page:
    """One page in the making."""

    def __init__(self, book: TripBook, options: ReportOptions) -> None:
        flags = Flags()
        self._book, self._options, self._inks = book, options, inks_of(options)
        self._case = Typecase(flags.codes)
        self._looks, self._pictures = Looks(self._inks), Pictures(flags)
        self._pen = SvgPen(self._case, self._looks, self._pictures)
        self._making = Making(book, options, SHEETS[options.paper], self._case)

    def text(self, step: Callable[[int, int], None]) -> str:
        """The page; `step` is told how many items of how many are written."""
        step(0, 1)
        row = EDITIONS[self._options.edition](self._making)
        self._making.album.make_alike(len(self._book.pages), step)
        marks = {item.name for item in row if isinstance(item, Mark)}
        inline = Inline(self._looks, self._pictures, marks)
        entries = [entry for entry in self._making.entries if entry.mark in marks]
        writer = Writer(inline, self._pen, self._pictures, {entry.mark: entry for entry in reversed(entries)})
        cover = ""
        for index, item in enumerate(row):
            step(index, len(row))
            title = _title(item)
            if title is not None and not cover:
                cover = self._cover(inline, title)
            else:
                writer.take(item)
        cover = cover or self._cover(inline, Told(_NOTHING, Role.TITLE, self._book.fields.title))
        found = contents(inline, entries)
        main = f'<main id="text" lang="{attribute(self._options.language)}">{writer.result()}</main>'
        skip = f'<a class="skip" href="#text">{inline.words(_("To the text"))}</a>'
        body = f"<body>{self._pictures.symbols()}{skip}{cover}{found}{main}</body>"
        return f"{self._head()}{body}</html>\n"

    def _head(self) -> str:
        fields, language = self._book.fields, attribute(self._options.language)
        names = joined((person.fields.name for person in self._book.people), ", ")
        told = (("description", fields.subtitle), ("author", names))
        said = "".join(
            f'<meta name="{name}" content="{attribute(words)}">' for name, words in told if words.strip()
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
            f'<meta name="generator" content="Expedition Logbook {__version__}">{said}'
            f"<title>{attribute(fields.title) or '…'}</title><style>\n{self._style()}</style></head>"
        )

    def _style(self) -> str:
        accent = self._inks.accent
        sheet = (files(__package__) / "page.css").read_text("utf-8")
        dark = f"{_NIGHT % night(accent)}{self._looks.night_rules()}"
        return (
            f"{fonts.licences()}{fonts.rules(self._case, self._looks.letters)}{sheet}"
            f":root{{--accent:{accent}}}{self._looks.rules()}\n"
            f"@media screen and (prefers-color-scheme:dark){{{dark}}}\n"
        )

    def _cover(self, inline: Inline, told: Told) -> str:
        pictures = [part for part in told.parts if isinstance(part, Told) and part.role is Role.FIGURE]
        shown = "".join(str(figure(self._pen, self._pictures, part)) for part in pictures)
        shown = shown.replace(' loading="lazy"', "")
        title = inline.words(told.words.strip() or "…", Face.SERIF_LIGHT)
        sub = f'<p class="sub">{inline.words(told.aside, Face.SERIF_ITALIC)}</p>' if told.aside else ""
        facts = "".join(
            f"<p>{inline.spans(part.spans, 'sans')}</p>" for part in told.parts if isinstance(part, Lines)
        )
        facts = f'<div class="facts s">{facts}</div>' if facts else ""
        return f'<header class="cover">{shown}<div class="words"><h1>{title}</h1>{sub}{facts}</div></header>'


_NOTHING = Lines((), 0.0, 0.0)


def _title(item: Item) -> Told | None:
    """The title of the book, where an item is that."""
    block: Block | None = item.block if isinstance(item, Text | Wide) else None
    return block if isinstance(block, Told) and block.role is Role.TITLE else None
