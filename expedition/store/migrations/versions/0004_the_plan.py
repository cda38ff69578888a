"""The plan of a trip: its stages, its days of rest, its goal for a day; and the charts a traveller chose.

Revision ID: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_Column = sa.Column[Any]


def _text(name: str) -> _Column:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _stage() -> None:
    op.create_table(
        "stage",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("from_place"),
        _text("to_place"),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("climb_m", sa.Double(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("rest_days", sa.Integer(), nullable=False),
        _text("country"),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        _text("note"),
        _text("said"),
        _text("extra"),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_stage_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
        sa.UniqueConstraint("uid", name=op.f("uq_stage_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_stage_trip_id"), "stage", ["trip_id"])


def upgrade() -> None:
    """Forward; a logbook never goes back, its copy does."""
    with op.batch_alter_table("trip") as table:
        table.add_column(sa.Column("goal_day_m", sa.Double(), nullable=True))
        table.add_column(sa.Column("rest_every", sa.Integer(), nullable=True))
        table.add_column(_text("rest_weekdays"))
        table.add_column(sa.Column("rest_count", sa.Integer(), nullable=True))
        table.add_column(_text("charts"))
    _stage()
