"""Which tables there are, and which of their columns are shown at first."""

from functools import cache

from expedition.field_names import kind_title
from expedition.record_classes import dataclass
from expedition.stats.prices import PRICED_KINDS
from expedition.text import _


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table.

    Attributes:
        name: By which its widths and order are kept.
        title: On its tab.
        kinds: The kinds of its lines; a new line is one of the first.
        shown: Its columns at first, in order; a derived one begins with a dot.
        keys: Those that say what a line is.
        quiet: Those that stand back.
        empty: What stands there while there is no line.
        is_main: Whether it has a tab even in a narrow window.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    shown: tuple[str, ...]
    keys: tuple[str, ...]
    quiet: tuple[str, ...]
    empty: str
    is_main: bool = True


@cache
def table_specs() -> tuple[TableSpec, ...]:
    """All tables in the order of their tabs."""
    return (*_of_the_way(), *_of_the_road(), *_of_the_world(), *_more(), *_more_of_the_world())


def table_of(kind: str) -> TableSpec:
    """The table in which an entry of a kind stands."""
    return next(spec for spec in table_specs() if spec.kinds[0] == kind)


def _spec(
    kind: str, shown: str, keys: str, quiet: str, empty: str, *, is_main: bool = True, title: str = ""
) -> TableSpec:
    first, said, back = (tuple(words.split()) for words in (shown, keys, quiet))
    return TableSpec(kind, title or kind_title(kind), (kind,), first, said, back, empty, is_main)


def _money() -> TableSpec:
    return TableSpec(
        "money",
        kind_title("expense"),
        PRICED_KINDS,
        (
            ".day", ".date", ".source", ".what", ".category", ".place", ".country", ".paid_by",
            ".sharing", ".price", ".home", ".share",
        ),
        (".what",),
        (".day", ".date", ".source", ".country"),
        _("Nothing paid yet. Prices of stays, repairs, errands, papers and gear come here by themselves."),
    )  # fmt: skip


def _of_the_way() -> tuple[TableSpec, ...]:
    return (
        _spec(
            "encounter",
            ".day .date who names count origin vehicle heading place distance_m gift story",
            "who names",
            ".day .date vehicle place story",
            _("Nobody met yet. Insert writes down the first one."),
        ),
        _spec(
            "repair",
            ".day .date who vehicle part position problem cause fix time_lost_s .part_km cost",
            "part problem",
            ".day .date vehicle position cause",
            _("Nothing broke yet. Insert writes down what does."),
        ),
        _spec(
            "gear",
            "kind name owner fitted .gear_km .gear_days .wear .repairs weight_kg cost",
            "name",
            "kind owner fitted",
            _("No gear yet. Insert adds a vehicle or a part; its kilometres count by themselves."),
        ),
        _spec(
            "crossing",
            ".day .date kind name name_beyond country_from country_to queue search time_lost_s distance_m",
            "name name_beyond",
            ".day .date kind",
            _("No border, checkpoint or pass yet. Insert adds one."),
        ),
        _spec(
            "document",
            "kind name country entries stay_days valid_until .used .left cost",
            "name",
            "kind entries",
            _("No visa yet. Insert adds one; its days are counted from the days of the trip."),
            title=_("Visas"),
        ),
        _spec(
            "stay",
            ".day .date kind name place host quality hidden sleep price",
            "name place",
            ".day .date kind sleep",
            _("No night yet. Insert adds where you slept."),
        ),
        _money(),
    )


def _of_the_road() -> tuple[TableSpec, ...]:
    return (
        _spec(
            "waypoint",
            ".day .date kind name place road .day_km .trip_km .road_km height_m note",
            "name",
            ".day .date kind note",
            _("No waypoint yet. Insert marks one; imported ones come here too."),
        ),
        _spec(
            "road",
            ".day road alias .road_span .trip_span .day_span state surface fit_for lacks rating told_by",
            "road state",
            ".day alias told_by",
            _("No road note yet. Insert describes a stretch."),
        ),
    )


def _of_the_world() -> tuple[TableSpec, ...]:
    return (
        _spec(
            "fact",
            "subject name value number unit period kind source as_of confidence",
            "subject name",
            "kind source as_of",
            _("No fact yet. Insert adds one with its source; others may say otherwise."),
        ),
        _spec(
            "clipping",
            "title author publisher published_on language posts subject licence",
            "title",
            "publisher language licence",
            _("No clipping yet. Insert keeps a text of others, word for word."),
        ),
        _spec(
            "counter",
            "name total .counted unit .times note",
            "name",
            "total note",
            _("Nothing is counted yet. Insert begins a counter: dogs, punctures, cups of tea."),
        ),
    )


def _more() -> tuple[TableSpec, ...]:
    return (
        _spec(
            "person",
            "name nickname nationality vehicle role languages joined_on left_on is_author",
            "name",
            "role languages",
            _("Nobody travels along yet. Insert adds someone, you too."),
            is_main=False,
        ),
        _spec(
            "errand",
            ".day .date kind what place duration_s result cost",
            "what",
            ".day .date kind",
            _("No errand yet. Insert adds one: a card, cash, a visa."),
            is_main=False,
        ),
        _spec(
            "incident",
            ".day .date kind who what consequence place time_lost_s distance_m",
            "what",
            ".day .date kind",
            _("Nothing went wrong yet. Insert writes down what does."),
            is_main=False,
        ),
        _spec(
            "note",
            ".day .date kind title text count place distance_m source as_of",
            "title",
            ".day .date kind source as_of",
            _("No note yet. Insert adds what was seen, tasted or warned of."),
            is_main=False,
        ),
        _spec(
            "quote",
            ".day .date speakers role organisation text language place",
            "speakers",
            ".day .date role organisation language",
            _("No words of others yet. Insert keeps some."),
            is_main=False,
        ),
        _spec(
            "count",
            ".day .date name value note",
            "name",
            ".day .date note",
            _("Nothing counted yet. Insert notes the count of a day."),
            is_main=False,
        ),
        _spec(
            "span",
            "title first last date_text from_place to_place country text",
            "title",
            "date_text text",
            _("No text over several days yet. Insert begins one."),
            is_main=False,
        ),
    )


def _more_of_the_world() -> tuple[TableSpec, ...]:
    return (
        _spec(
            "place",
            "name names kind country within lat height_m note",
            "name",
            "kind note",
            _("No place yet. Insert adds one with all its names."),
            is_main=False,
        ),
        _spec(
            "transport",
            "mode name from_place to_place departs arrives duration_s days frequency price status source"
            " as_of",
            "from_place to_place",
            "mode source as_of",
            _("No timetable yet. Insert adds a connection, also one with gaps."),
            is_main=False,
        ),
        _spec(
            "rule",
            "subject act allowed who vehicle condition country valid_from valid_until source as_of",
            "subject allowed",
            "source as_of",
            _("No rule yet. Insert adds what may be done where, and by whom."),
            is_main=False,
        ),
        _spec(
            "contact",
            "name kind role numbers address hours place country languages",
            "name",
            "kind role",
            _("No contact yet. Insert adds one; only you can read it unless you say otherwise."),
            is_main=False,
        ),
        _spec(
            "stage",
            "position from_place to_place distance_m climb_m planned_on rest_days country note",
            "from_place to_place",
            "position note",
            _("No planned stage yet. Insert adds one: from, to, how far."),
            is_main=False,
        ),
        _spec(
            "rate",
            "currency rate since source",
            "currency",
            "source",
            _("No exchange rate yet. Insert keeps one: sums are converted by the latest before their day."),
            is_main=False,
        ),
    )
