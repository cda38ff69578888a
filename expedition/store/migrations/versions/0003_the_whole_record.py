"""Everything a traveller notes: money, roads, gear, papers, places, facts, texts; words beside every value.

Revision ID: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_Column = sa.Column[Any]


def _text(name: str) -> _Column:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _texts(names: str) -> tuple[_Column, ...]:
    return tuple(_text(name) for name in names.split())


def _link(owner: str, *, nullable: bool) -> tuple[str, _Column]:
    return owner, sa.Column(f"{owner}_id", sa.Integer(), nullable=nullable)


def _table(name: str, links: tuple[tuple[str, _Column], ...], *columns: _Column) -> None:
    """A table of entries with all that entries have in common."""
    op.create_table(
        name,
        *(column for _owner, column in links),
        *columns,
        *_texts("said extra"),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{owner}_id"], [f"{owner}.id"], name=op.f(f"fk_{name}_{owner}_id_{owner}")
            )
            for owner, _column in links
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
        sqlite_autoincrement=True,
    )
    for owner, _column in links:
        op.create_index(op.f(f"ix_{name}_{owner}_id"), name, [f"{owner}_id"])


def _widen(name: str, *columns: _Column) -> None:
    """More columns for a table of entries, with what all entries have in common."""
    with op.batch_alter_table(name) as table:
        for column in (*columns, *_texts("said extra")):
            table.add_column(column)


def _older_tables() -> None:
    _widen("trip", _text("report"))
    _widen("day")
    _widen("person", *_texts("nickname note"))
    _widen("crossing", *_texts("privilege questions follow_up"))
    _widen("encounter", *_texts("nickname languages planned_route"))
    _widen("leg", *_texts("depart_text arrive_text by_whom surface"))
    _widen(
        "photo",
        _text("credit"),
        sa.Column("turned", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("continues", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("is_cover", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    _widen("repair", sa.Column("count", sa.Integer(), nullable=True))
    _widen("stay", sa.Column("hidden", sa.Integer(), nullable=True), _text("paid_by"))
    _widen(
        "waypoint",
        *_texts("place road"),
        sa.Column("scale", sa.String(24), nullable=False, server_default="day"),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("length_m", sa.Double(), nullable=True),
        sa.Column("hidden", sa.Integer(), nullable=True),
        sa.Column("observed_on", sa.Date(), nullable=True),
    )


def _clipping() -> None:
    _table(
        "clipping",
        (_link("trip", nullable=False),),
        *_texts("title author publisher agency language"),
        sa.Column("is_translation", sa.Boolean(), nullable=False),
        *_texts("translated_from url"),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("retrieved_on", sa.Date(), nullable=True),
        *_texts("licence disclaimer subject body posts"),
    )


def _contact() -> None:
    _table(
        "contact",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("name role numbers address hours turnaround place country languages note"),
    )


def _counter() -> None:
    _table(
        "counter",
        (_link("trip", nullable=False),),
        *_texts("name unit"),
        sa.Column("total", sa.String(24), nullable=False),
        _text("note"),
    )


def _document() -> None:
    _table(
        "document",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("name holder country number entries"),
        sa.Column("stay_days", sa.Integer(), nullable=True),
        sa.Column("within_days", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_until", sa.Date(), nullable=True),
        _text("issued_by"),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        *_texts("currency note"),
    )


def _fact() -> None:
    _table(
        "fact",
        (_link("trip", nullable=False),),
        _text("subject"),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("name value"),
        sa.Column("number", sa.Double(), nullable=True),
        *_texts("unit period change sheet"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("country source url"),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(24), nullable=False),
    )


def _gear() -> None:
    _table(
        "gear",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("name maker owner"),
        sa.Column("mode", sa.String(24), nullable=True),
        sa.Column("weight_kg", sa.Double(), nullable=True),
        sa.Column("start_m", sa.Double(), nullable=True),
        sa.Column("limit_m", sa.Double(), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=True),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        *_texts("currency fitted note"),
    )


def _place() -> None:
    _table(
        "place",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("name names country within"),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        _text("note"),
    )


def _rate() -> None:
    _table(
        "rate",
        (_link("trip", nullable=False),),
        _text("currency"),
        sa.Column("rate", sa.String(32), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        _text("source"),
    )


def _rule() -> None:
    _table(
        "rule",
        (_link("trip", nullable=False),),
        _text("subject"),
        sa.Column("act", sa.String(24), nullable=False),
        sa.Column("allowed", sa.String(24), nullable=False),
        *_texts("who vehicle condition place country"),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *_texts("source url"),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(24), nullable=False),
        _text("note"),
    )


def _span() -> None:
    _table(
        "span",
        (_link("trip", nullable=False),),
        *_texts("title text"),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        *_texts("date_text from_place to_place country"),
    )


def _transport() -> None:
    _table(
        "transport",
        (_link("trip", nullable=False),),
        sa.Column("mode", sa.String(24), nullable=False),
        *_texts("name from_place to_place departs arrives"),
        sa.Column("day_offset", sa.Integer(), nullable=True),
        sa.Column("duration_s", sa.Double(), nullable=True),
        *_texts("days frequency"),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("price", sa.String(32), nullable=True),
        *_texts("currency parts per"),
        sa.Column("shared_by", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *_texts("status source"),
        sa.Column("as_of", sa.Date(), nullable=True),
        *_texts("raw note"),
    )


def _count() -> None:
    _table(
        "count",
        (_link("day", nullable=False),),
        _text("name"),
        sa.Column("value", sa.Double(), nullable=True),
        _text("note"),
    )


def _errand() -> None:
    _table(
        "errand",
        (_link("day", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("what place time_text"),
        sa.Column("duration_s", sa.Double(), nullable=True),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        *_texts("currency result proof note"),
    )


def _expense() -> None:
    _table(
        "expense",
        (
            _link("trip", nullable=False),
            _link("day", nullable=True),
        ),
        _text("what"),
        sa.Column("category", sa.String(24), nullable=False),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("amount", sa.String(32), nullable=True),
        _text("currency"),
        sa.Column("rate", sa.String(32), nullable=True),
        _text("parts"),
        sa.Column("sharing", sa.String(24), nullable=False),
        sa.Column("shared_by", sa.Integer(), nullable=True),
        *_texts("paid_by payee place time_text note"),
    )


def _incident() -> None:
    _table(
        "incident",
        (_link("day", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("who what consequence place time_text"),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("time_lost_s", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        _text("note"),
    )


def _note() -> None:
    _table(
        "note",
        (
            _link("trip", nullable=False),
            _link("day", nullable=True),
        ),
        sa.Column("kind", sa.String(24), nullable=False),
        *_texts("title text"),
        sa.Column("count", sa.Integer(), nullable=True),
        *_texts("place time_text"),
        sa.Column("distance_m", sa.Double(), nullable=True),
        *_texts("url source"),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
    )


def _quote() -> None:
    _table(
        "quote",
        (
            _link("trip", nullable=False),
            _link("day", nullable=True),
        ),
        *_texts("speakers role organisation text original language place"),
    )


def _road() -> None:
    _table(
        "road",
        (
            _link("trip", nullable=False),
            _link("day", nullable=True),
        ),
        *_texts("road alias"),
        sa.Column("scale", sa.String(24), nullable=False),
        sa.Column("from_m", sa.Double(), nullable=True),
        sa.Column("to_m", sa.Double(), nullable=True),
        sa.Column("length_m", sa.Double(), nullable=True),
        *_texts("from_place to_place state surface fit_for traffic lacks"),
        sa.Column("rating", sa.Integer(), nullable=True),
        _text("told_by"),
        sa.Column("observed_on", sa.Date(), nullable=True),
        *_texts("compared_with note"),
    )


def _steps() -> None:
    """What undo needs."""
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("at_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_step_state"), "step", ["state"])
    op.create_table(
        "step_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("fate", sa.String(8), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_step_row_step_id_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_row")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_step_row_step_id"), "step_row", ["step_id"])
    op.create_index("ix_step_row_kind_row_id", "step_row", ["kind", "row_id"])


def upgrade() -> None:
    """Forward; a logbook never goes back, its copy does."""
    _older_tables()
    _clipping()
    _contact()
    _counter()
    _document()
    _fact()
    _gear()
    _place()
    _rate()
    _rule()
    _span()
    _transport()
    _count()
    _errand()
    _expense()
    _incident()
    _note()
    _quote()
    _road()
    _steps()
