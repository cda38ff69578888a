"""Photos, waypoints, planned routes, and tracks joined from several files.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _route() -> None:
    op.create_table(
        "route",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_route_source_id_source")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_route_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route")),
        sa.UniqueConstraint("uid", name=op.f("uq_route_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("route", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_route_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_route_trip_id"), ["trip_id"], unique=False)


def _photo() -> None:
    op.create_table(
        "photo",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("format", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("camera", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("caption", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        sa.Column("is_placed", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_photo_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_day_id"), ["day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_photo_sha256"), ["sha256"], unique=False)


def _waypoint() -> None:
    op.create_table(
        "waypoint",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("day_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("symbol", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        sa.Column("time_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_waypoint_day_id_day")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_waypoint_source_id_source")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_waypoint_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waypoint")),
        sa.UniqueConstraint("uid", name=op.f("uq_waypoint_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("waypoint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waypoint_day_id"), ["day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waypoint_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waypoint_trip_id"), ["trip_id"], unique=False)


def _joined_source() -> None:
    op.create_table(
        "joined_source",
        sa.Column("track_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_joined_source_source_id_source")),
        sa.ForeignKeyConstraint(["track_id"], ["track.id"], name=op.f("fk_joined_source_track_id_track")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joined_source")),
        sa.UniqueConstraint("uid", name=op.f("uq_joined_source_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("joined_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_joined_source_source_id"), ["source_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_joined_source_track_id"), ["track_id"], unique=False)


def upgrade() -> None:
    """Forward; a logbook never goes back, its copy does."""
    _route()
    _photo()
    _waypoint()
    _joined_source()
