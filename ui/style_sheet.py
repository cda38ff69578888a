"""The small style sheet: controls that Qt paints; rows, strips and charts paint themselves."""

from collections.abc import Callable

from ui.palettes import InSheet


def style_sheet(px: Callable[[float], int]) -> str:
    """The sheet of the whole program, in both themes; a control chooses its look by the property `look`."""
    tokens = InSheet()
    return _fields(tokens, px) + _buttons(tokens, px) + _floating(tokens, px) + _rest(tokens, px)


def _fields(t: InSheet, px: Callable[[float], int]) -> str:
    kinds = (
        "QLineEdit, QDateEdit, QSpinBox, QDoubleSpinBox, QPlainTextEdit[look='field'],"
        " QComboBox[look='field']"
    )
    focus = ", ".join(f"{kind.strip()}:focus" for kind in kinds.split(","))
    return f"""
    {kinds} {{ background: {t.field}; color: {t.ink}; border: 1px solid {t.line}; border-radius: 6px;
      padding: 0 {px(8)}px; min-height: {px(28)}px; selection-background-color: {t.here_tint};
      selection-color: {t.ink}; }}
    {focus} {{ border: 2px solid {t.here}; padding: 0 {px(7)}px; min-height: {px(26)}px; }}
    QLineEdit[look='low'] {{ min-height: {px(22)}px; }}
    QLineEdit[look='low']:focus {{ min-height: {px(20)}px; }}
    QLineEdit[look='search'] {{ padding-left: 0; }}
    QLineEdit[look='find'] {{ padding-left: 0; min-height: {px(42)}px; }}
    QLineEdit[look='find']:focus {{ min-height: {px(40)}px; }}
    QLineEdit[look='bare'] {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
    QPlainTextEdit[look='field'] {{ padding: {px(4)}px {px(6)}px; }}
    """


def _buttons(t: InSheet, px: Callable[[float], int]) -> str:
    return f"""
    QPushButton, QToolButton[look='button'] {{ background: {t.raised}; color: {t.ink};
      border: 1px solid {t.line};
      border-radius: 6px; padding: 0 {px(11)}px; min-height: {px(26)}px; }}
    QPushButton:hover, QToolButton[look='button']:hover {{ background: {t.hover}; }}
    QPushButton:pressed, QToolButton[look='button']:pressed {{ background: {t.line}; }}
    QPushButton:disabled {{ color: {t.edge}; }}
    QPushButton:focus, QToolButton[look='button']:focus {{ border: 2px solid {t.here}; padding: 0 {px(10)}px;
      min-height: {px(24)}px; }}
    QPushButton[look='go'] {{ background: {t.here}; color: {t.on_here}; border: 1px solid {t.here};
      min-height: {px(32)}px; padding: 0 {px(16)}px; }}
    QPushButton[look='go']:disabled {{ background: {t.hover}; color: {t.edge}; border: 1px solid {t.line}; }}
    QPushButton[look='go']:focus {{ border: 3px double {t.on_here}; padding: 0 {px(14)}px;
      min-height: {px(28)}px; }}
    QPushButton[look='go'][align='left'] {{ padding: 0 {px(11)}px; }}
    QPushButton[look='go'][align='left']:focus {{ padding: 0 {px(9)}px; }}
    QPushButton[look='ghost'], QToolButton[look='ghost'] {{ background: transparent; color: {t.ink2};
      border: 1px solid transparent; border-radius: 6px; padding: 0 {px(6)}px; min-height: {px(26)}px; }}
    QPushButton[look='ghost']:disabled {{ color: {t.edge}; }}
    QPushButton[look='ghost']:hover, QToolButton[look='ghost']:hover {{ background: {t.hover};
      color: {t.ink}; }}
    QPushButton[look='ghost']:checked, QToolButton[look='ghost']:checked {{ background: {t.hover};
      color: {t.ink}; }}
    QPushButton[look='ghost']:focus, QToolButton[look='ghost']:focus {{ border: 2px solid {t.here};
      padding: 0 {px(5)}px; min-height: {px(24)}px; }}
    QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
    """


def _floating(t: InSheet, px: Callable[[float], int]) -> str:
    return f"""
    QMenuBar {{ background: transparent; color: {t.ink2}; padding: 0; spacing: 2px; }}
    QMenuBar::item {{ background: transparent; padding: {px(4)}px {px(7)}px; border-radius: 6px; }}
    QMenuBar::item:selected {{ background: {t.hover}; color: {t.ink}; }}
    QMenu {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.line}; padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(12)}px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.here_tint}; color: {t.ink}; }}
    QMenu::item:disabled {{ color: {t.edge}; }}
    QMenu::icon {{ padding-left: {px(8)}px; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)}px {px(8)}px; }}
    QToolTip {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.line};
      padding: {px(5)}px {px(9)}px; }}
    QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.line}; padding: 4px;
      outline: 0; selection-background-color: {t.here_tint}; selection-color: {t.ink}; }}
    QListView[look='completions'] {{ background: {t.raised}; border: 1px solid {t.line}; outline: 0;
      selection-background-color: {t.here_tint}; selection-color: {t.ink}; }}
    """


def _rest(t: InSheet, px: Callable[[float], int]) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: {px(8)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(8)}px; margin: 0; }}
    QScrollBar::handle {{ background: {t.handle}; border-radius: 3px; margin: 1px; }}
    QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSplitter::handle {{ background: {t.line}; }}
    QHeaderView::section {{ background: {t.page}; color: {t.ink2}; border: 0;
      border-bottom: 1px solid {t.line};
      padding: 0 {px(8)}px; }}
    QProgressBar {{ background: {t.line}; border: 0; border-radius: 1px; max-height: 2px; min-height: 2px; }}
    QProgressBar::chunk {{ background: {t.here}; border-radius: 1px; }}
    QLabel[look='key'] {{ color: {t.ink3}; border: 1px solid {t.line}; border-radius: 4px;
      padding: 0 {px(5)}px; }}
    QLabel[look='key on here'] {{ color: {t.on_here}; border: 1px solid {t.on_here}; border-radius: 4px;
      padding: 0 {px(5)}px; }}
    QPushButton[align='left'] {{ text-align: left; min-height: {px(32)}px; }}
    QLabel[look='quiet'] {{ color: {t.ink2}; }}
    QLabel[look='hint'] {{ color: {t.ink3}; }}
    QLabel[look='error'] {{ color: {t.bad}; }}
    QLabel[look='warn'] {{ color: {t.warn}; }}
    QDialog {{ background: {t.page}; }}
    """
