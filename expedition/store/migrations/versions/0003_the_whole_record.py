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


def _link(owner: str, *, nullable: bool) -> tuple[str, _Column]:
    return owner, sa.Column(f"{owner}_id", sa.Integer(), nullable=nullable)


def _table(name: str, links: tuple[tuple[str, _Column], ...], *columns: _Column) -> None:
    """A table of entries with all that entries have in common."""
    op.create_table(
        name,
        *(column for _owner, column in links),
        *columns,
        _text("said"),
        _text("extra"),
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


def _older_tables() -> None:
    with op.batch_alter_table("trip") as table:
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("day") as table:
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("person") as table:
        table.add_column(_text("nickname"))
        table.add_column(_text("note"))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("crossing") as table:
        table.add_column(_text("privilege"))
        table.add_column(_text("questions"))
        table.add_column(_text("follow_up"))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("encounter") as table:
        table.add_column(_text("nickname"))
        table.add_column(_text("languages"))
        table.add_column(_text("planned_route"))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("leg") as table:
        table.add_column(_text("depart_text"))
        table.add_column(_text("arrive_text"))
        table.add_column(_text("by_whom"))
        table.add_column(_text("surface"))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("photo") as table:
        table.add_column(_text("credit"))
        table.add_column(sa.Column("turned", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("continues", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("is_cover", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("repair") as table:
        table.add_column(sa.Column("count", sa.Integer(), nullable=True))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("stay") as table:
        table.add_column(sa.Column("hidden", sa.Integer(), nullable=True))
        table.add_column(_text("paid_by"))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))
    with op.batch_alter_table("waypoint") as table:
        table.add_column(_text("place"))
        table.add_column(_text("road"))
        table.add_column(sa.Column("scale", sa.String(24), nullable=False, server_default="day"))
        table.add_column(sa.Column("distance_m", sa.Double(), nullable=True))
        table.add_column(sa.Column("length_m", sa.Double(), nullable=True))
        table.add_column(sa.Column("hidden", sa.Integer(), nullable=True))
        table.add_column(sa.Column("observed_on", sa.Date(), nullable=True))
        table.add_column(_text("said"))
        table.add_column(_text("extra"))


def _clipping() -> None:
    _table(
        "clipping",
        (_link("trip", nullable=False),),
        _text("title"),
        _text("author"),
        _text("publisher"),
        _text("agency"),
        _text("language"),
        sa.Column("is_translation", sa.Boolean(), nullable=False),
        _text("translated_from"),
        _text("url"),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("retrieved_on", sa.Date(), nullable=True),
        _text("licence"),
        _text("disclaimer"),
        _text("subject"),
        _text("body"),
        _text("posts"),
    )


def _contact() -> None:
    _table(
        "contact",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("name"),
        _text("role"),
        _text("numbers"),
        _text("address"),
        _text("hours"),
        _text("turnaround"),
        _text("place"),
        _text("country"),
        _text("languages"),
        _text("note"),
    )


def _counter() -> None:
    _table(
        "counter",
        (_link("trip", nullable=False),),
        _text("name"),
        _text("unit"),
        sa.Column("total", sa.String(24), nullable=False),
        _text("note"),
    )


def _document() -> None:
    _table(
        "document",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("name"),
        _text("holder"),
        _text("country"),
        _text("number"),
        _text("entries"),
        sa.Column("stay_days", sa.Integer(), nullable=True),
        sa.Column("within_days", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_until", sa.Date(), nullable=True),
        _text("issued_by"),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        _text("currency"),
        _text("note"),
    )


def _fact() -> None:
    _table(
        "fact",
        (_link("trip", nullable=False),),
        _text("subject"),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("name"),
        _text("value"),
        sa.Column("number", sa.Double(), nullable=True),
        _text("unit"),
        _text("period"),
        _text("change"),
        _text("sheet"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("country"),
        _text("source"),
        _text("url"),
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
        _text("name"),
        _text("maker"),
        _text("owner"),
        sa.Column("mode", sa.String(24), nullable=True),
        sa.Column("weight_kg", sa.Double(), nullable=True),
        sa.Column("start_m", sa.Double(), nullable=True),
        sa.Column("limit_m", sa.Double(), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=True),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        _text("currency"),
        _text("fitted"),
        _text("note"),
    )


def _place() -> None:
    _table(
        "place",
        (_link("trip", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("name"),
        _text("names"),
        _text("country"),
        _text("within"),
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
        _text("who"),
        _text("vehicle"),
        _text("condition"),
        _text("place"),
        _text("country"),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        _text("source"),
        _text("url"),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(24), nullable=False),
        _text("note"),
    )


def _span() -> None:
    _table(
        "span",
        (_link("trip", nullable=False),),
        _text("title"),
        _text("text"),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        _text("date_text"),
        _text("from_place"),
        _text("to_place"),
        _text("country"),
    )


def _transport() -> None:
    _table(
        "transport",
        (_link("trip", nullable=False),),
        sa.Column("mode", sa.String(24), nullable=False),
        _text("name"),
        _text("from_place"),
        _text("to_place"),
        _text("departs"),
        _text("arrives"),
        sa.Column("day_offset", sa.Integer(), nullable=True),
        sa.Column("duration_s", sa.Double(), nullable=True),
        _text("days"),
        _text("frequency"),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("price", sa.String(32), nullable=True),
        _text("currency"),
        _text("parts"),
        _text("per"),
        sa.Column("shared_by", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        _text("status"),
        _text("source"),
        sa.Column("as_of", sa.Date(), nullable=True),
        _text("raw"),
        _text("note"),
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
        _text("what"),
        _text("place"),
        _text("time_text"),
        sa.Column("duration_s", sa.Double(), nullable=True),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        _text("currency"),
        _text("result"),
        _text("proof"),
        _text("note"),
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
        _text("paid_by"),
        _text("payee"),
        _text("place"),
        _text("time_text"),
        _text("note"),
    )


def _incident() -> None:
    _table(
        "incident",
        (_link("day", nullable=False),),
        sa.Column("kind", sa.String(24), nullable=False),
        _text("who"),
        _text("what"),
        _text("consequence"),
        _text("place"),
        _text("time_text"),
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
        _text("title"),
        _text("text"),
        sa.Column("count", sa.Integer(), nullable=True),
        _text("place"),
        _text("time_text"),
        sa.Column("distance_m", sa.Double(), nullable=True),
        _text("url"),
        _text("source"),
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
        _text("speakers"),
        _text("role"),
        _text("organisation"),
        _text("text"),
        _text("original"),
        _text("language"),
        _text("place"),
    )


def _road() -> None:
    _table(
        "road",
        (
            _link("trip", nullable=False),
            _link("day", nullable=True),
        ),
        _text("road"),
        _text("alias"),
        sa.Column("scale", sa.String(24), nullable=False),
        sa.Column("from_m", sa.Double(), nullable=True),
        sa.Column("to_m", sa.Double(), nullable=True),
        sa.Column("length_m", sa.Double(), nullable=True),
        _text("from_place"),
        _text("to_place"),
        _text("state"),
        _text("surface"),
        _text("fit_for"),
        _text("traffic"),
        _text("lacks"),
        sa.Column("rating", sa.Integer(), nullable=True),
        _text("told_by"),
        sa.Column("observed_on", sa.Date(), nullable=True),
        _text("compared_with"),
        _text("note"),
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
