"""The page of a day: band, figures, diary, cards, in one column that scrolls."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from expedition.field_names import kind_name
from expedition.quick.understood import DAY, Understood
from expedition.records.day import DayPage, Habits
from expedition.text import _
from ui.desk import Desk
from ui.icons import Icons
from ui.panels import day_words, entry_kinds, figure_words, for_reading
from ui.panels.entry_card import EntryCard
from ui.panels.photo_card import PhotoCard
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.also_line import AlsoLine
from ui.widgets.card_row import REACH
from ui.widgets.diary_edit import DiaryEdit
from ui.widgets.error_line import ErrorLine
from ui.widgets.figure_cell import FigureWords
from ui.widgets.figures_strip import FiguresStrip
from ui.widgets.header_band import HeaderBand
from ui.widgets.page_foot import PageFoot
from ui.widgets.words_layout import AIR, Word

_TEXT_WIDTH, _LEAST_MARGIN, _NARROW_MARGIN, _NARROW = 640, 32, 28, 690
_CARET_AIR = 48
_OF_WEATHER = frozenset(("weather", "wind", "forecast", "road", "mood", "rating"))


class DayPageView(QScrollArea):
    """Holds the parts and their widths; knows nothing of what they do.

    Signals:
        rearranged: Lines or forms came or went, and the order of the Tab key with them.
    """

    rearranged = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        suggest: Callable[[str], Sequence[str]],
    ) -> None:
        super().__init__()
        self._theme = theme
        self.foot: PageFoot | None = None
        self.band = HeaderBand(theme, icons)
        self.strip = FiguresStrip(theme, icons)
        self.more = FiguresStrip(theme, icons, continues=True)
        self.more.setAccessibleName(_("More figures of the day"))
        self.diary = DiaryEdit(theme)
        self.error = ErrorLine(theme, icons)
        self.day_card = EntryCard(desk, theme, icons, entry_kinds.day(), suggest)
        kinds = (entry_kinds.weather(), *entry_kinds.entries())
        self.cards = tuple(EntryCard(desk, theme, icons, kind, suggest) for kind in kinds)
        self.also = AlsoLine(
            theme, [(kind.name, kind_name(kind.name), kind.empty) for kind in kinds if kind.is_rare]
        )
        self.also.chosen.connect(self.add_entry)
        self.photos = PhotoCard(desk, theme, icons, pictures)
        self.day_card.is_first = self.cards[0].is_first = True
        self.day_card.hide()
        self._shown: DayPage | None = None
        self._is_for_reading = False
        self.day_card.form_opened.connect(lambda _form: self._show_more())
        self.day_card.form_closed.connect(self._show_more)
        self._ground = _Column(theme)
        self._rows = QVBoxLayout(self._ground)
        self._rows.setSpacing(0)
        self._fill()
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Scroll bars are seen through: what lies behind this one is the page, in every theme.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Day page"))
        self.diary.caret_moved.connect(self._follow_caret)
        for card in self.all_cards:
            card.form_opened.connect(self._show_form)
            card.rearranged.connect(self.rearranged)
            if card.kind.is_rare:
                card.rearranged.connect(self._show_rare)
        self.photos.rearranged.connect(self.rearranged)

    @property
    def all_cards(self) -> tuple[EntryCard, ...]:
        """The cards, the day's own first."""
        return (self.day_card, *self.cards)

    def _fill(self) -> None:
        px = self._theme.px
        # Figures and cards reach a little further on both sides, so that focus and tint have air.
        self._head, self._text = QVBoxLayout(), QVBoxLayout()
        for layout, widgets in (
            (self._head, ((self.band, 0),)),
            (self._text, ((self.diary, 14), (self.error, 4))),
        ):
            layout.setSpacing(0)
            for widget, space in widgets:
                layout.addSpacing(px(space))
                layout.addWidget(widget)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.day_card)
        self._rows.addSpacing(px(14))
        self._rows.addWidget(self.strip)
        self._rows.addWidget(self.more)
        self._rows.addLayout(self._text)
        self._rows.addSpacing(px(10))
        self._card_rows = QVBoxLayout()
        self._card_rows.setSpacing(0)
        for card in self.cards:
            self._card_rows.addWidget(card)
        self._card_rows.addWidget(self.also)
        self._card_rows.addWidget(self.photos)
        self._rows.addLayout(self._card_rows)
        self._rows.addStretch(1)

    def stand_for_reading(self, *, is_it: bool) -> None:
        """Where nothing can be written, nothing invites to; what is shown next is shown so."""
        if is_it is self._is_for_reading:
            return
        self._is_for_reading = is_it
        self.diary.setReadOnly(is_it)
        for head in (*(card.head for card in self.all_cards), self.photos.head):
            head.setEnabled(not is_it)
        self.photos.rows.setAcceptDrops(not is_it)
        if self.foot is not None:
            self.foot.setVisible(not is_it)
            self._place_foot()

    def show_page(self, page: DayPage, habits: Habits) -> None:
        """Show another day from its beginning."""
        self.strip.forget_edit()
        self.more.forget_edit()
        self.band.forget_edit()
        with self._laying_out_once():
            self._show_head(page)
            self.diary.show_text(page.fields.diary)
            for card in self.all_cards:
                card.show_page(page, habits)
            self.photos.show_page(page)
        self.verticalScrollBar().setValue(0)

    def take_page(self, page: DayPage, initiator: object) -> None:
        """Show what changed on the same day."""
        with self._laying_out_once():
            self._show_head(page)
            if initiator is not self.diary:
                self.diary.take_text(page.fields.diary)
            for card in self.all_cards:
                card.take_page(page, is_own=initiator is card)
            self.photos.show_page(page)

    @contextmanager
    def _laying_out_once(self) -> Iterator[None]:
        """Every part that comes or goes would lay out the whole column again."""
        self._rows.setEnabled(False)
        try:
            yield
        finally:
            self._arrange_rare()
            self._rows.setEnabled(True)

    def _show_head(self, page: DayPage) -> None:
        self.band.show_band(
            page.fields.country,
            self._words(day_words.title_words(page)),
            self._words(day_words.detail_words(page)),
            has_previous=page.previous_id is not None,
            has_next=page.next_id is not None,
        )
        self.strip.show_figures(self._figures(figure_words.figure_words(page)))
        self._shown = page
        self._show_more()
        self.error.say("")

    def _words(self, words: Sequence[Word]) -> Sequence[Word]:
        return for_reading.line(words) if self._is_for_reading else words

    def _figures(self, figures: Sequence[FigureWords]) -> Sequence[FigureWords]:
        return for_reading.figures(figures) if self._is_for_reading else figures

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key goes to, in reading order."""
        band = self.band
        stops = [band.title, *band.arrows, band.details, *self.day_card.tab_stops()]
        stops += [*self.strip.cells, *(() if self.more.isHidden() else self.more.cells), self.diary]
        for card in self.cards:
            stops += card.tab_stops() if not card.isHidden() else []
        stops += self.also.tab_stops()
        return [*stops, *self.photos.tab_stops(), *(self.foot.lines if self.foot is not None else ())]

    def add_entry(self, kind: str) -> None:
        """Open a form for a new entry of a kind."""
        next(card for card in self.all_cards if card.kind.name == kind).add()

    def _show_more(self) -> None:
        """The day's own form stands there while it is open, and with it all figures that can be typed."""
        page, is_open = self._shown, self.day_card.form is not None
        self.day_card.setVisible(is_open)
        if page is not None and (is_open or figure_words.has_more_said(page)):
            self.more.show_figures(self._figures(figure_words.more_words(page)))
            self.more.show()
        else:
            self.more.hide()

    def _show_rare(self) -> None:
        if self._rows.isEnabled():
            self._arrange_rare()

    def _arrange_rare(self) -> None:
        """A rare card stands there while it holds something; otherwise its word does.

        So does every card where nothing can be added, without the words.
        """
        for card in self.cards:
            if card.kind.is_rare or self._is_for_reading:
                card.setVisible(not card.is_empty)
            elif card.isHidden():
                card.show()
        self.photos.setVisible(bool(self.photos.rows.shown) or not self._is_for_reading)
        empty = [card.kind.name for card in self.cards if card.kind.is_rare and card.is_empty]
        self.also.show_only([] if self._is_for_reading else empty)

    def show_entry(self, kind: str, row_id: int, *, opens: bool = False) -> bool:
        """Bring a line into view with the focus on it, or its form; False where no card has it."""
        found = (card for card in self.all_cards if card.kind.name == kind and card.has(row_id))
        card = next(found, None)
        if card is None:
            return False
        if opens:
            card.open(row_id)
        else:
            card.focus_row(row_id)
            self._show_form(card.row_of(row_id))
        return True

    # Quick entry

    def put_at_foot(self, foot: PageFoot) -> None:
        """Keep lines below what scrolls."""
        self.foot = foot
        foot.setParent(self)
        foot.changed.connect(self._place_foot)
        foot.changed.connect(self.rearranged)
        foot.setVisible(not self._is_for_reading)
        self._place_foot()
        self.rearranged.emit()

    def _place_foot(self) -> None:
        if self.foot is not None:
            height = 0 if self._is_for_reading else self.foot.height_needed()
            self.setViewportMargins(0, 0, 0, height)
            self.foot.setGeometry(0, self.height() - height, self.width(), height)
            self.foot.stand_at(self._rows.contentsMargins().left() + self._theme.px(REACH))

    def card_for(self, one: Understood) -> EntryCard | None:
        """The card whose form shows what a line says, if the page has one."""
        name = one.kind
        if one.kind == DAY:
            name = "weather" if _OF_WEATHER.intersection(one.changes) else "day"
        return next((card for card in self.all_cards if card.kind.name == name), None)

    def begin_form(self, one: Understood) -> None:
        """Open the form of a kind with what a line says."""
        card = self.card_for(one)
        if card is not None:
            card.begin(one.fields, one.changes)

    def show_new(self, kind: str, row_id: int, hidden: int) -> None:
        """Tint the line that was just added, and bring it into view above what hides the foot."""
        for card in self.all_cards:
            row = card.tint(row_id if card.kind.name == kind else None)
            if row is not None:
                QTimer.singleShot(0, row, lambda row=row: self.ensureWidgetVisible(row, 0, hidden + 8))

    def unread(self) -> str:
        """Why something typed in the band or over a figure cannot be kept, or empty; forms keep all words."""
        return self.band.finish() or self.strip.finish() or self.more.finish()

    def settle(self) -> None:
        """Keep everything typed and close every form."""
        self.diary.save()
        for card in self.all_cards:
            card.settle()

    # Widths and scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text stays readable: 640 wide at most, the margins take the rest."""
        super().resizeEvent(event)
        px = self._theme.px
        # The bar comes and goes; the text must not be broken anew each time.
        bar = self.verticalScrollBar().sizeHint().width()
        width = self.width() - bar
        least = px(_LEAST_MARGIN if width >= px(_NARROW) else _NARROW_MARGIN)
        margin = max(least, (width - px(_TEXT_WIDTH)) // 2)
        reach = px(REACH)
        right = margin + self.viewport().width() - width
        self._rows.setContentsMargins(margin - reach, px(20), right - reach, px(20))
        self._head.setContentsMargins(reach - px(AIR), 0, reach - px(AIR), 0)
        self._text.setContentsMargins(reach, 0, reach, 0)
        self._place_foot()

    def _follow_caret(self, caret: QRect) -> None:
        """Keep the line that is written in view."""
        at = self.diary.mapTo(self._ground, QPoint(caret.left(), caret.center().y()))
        self.ensureVisible(at.x(), at.y(), 0, self._theme.px(_CARET_AIR))

    def _show_form(self, form: QWidget) -> None:
        """Bring a form into view once it has its size."""
        timer = QTimer(form, singleShot=True, interval=0)
        timer.timeout.connect(lambda: self.ensureWidgetVisible(form, 0, self._theme.px(16)))
        timer.start()


class _Column(QWidget):
    """What scrolls: as high as its parts need at its width, and not at the least width they could have."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # A click beside a field leaves it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Day page"))
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), 0)

    def sizeHint(self) -> QSize:
        # Asked for another width, every line would have to be broken for that too.
        return QSize(self.width(), self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.end()
