"""First schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("format", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("imported_utc", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_sha256"), ["sha256"], unique=False)


def _trip() -> None:
    op.create_table(
        "trip",
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("subtitle", sa.Text(), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("mode", sa.String(24), nullable=False),
        sa.Column("home_currency", sa.Text(), server_default="", nullable=False),
        sa.Column("home_zone", sa.Text(), server_default="", nullable=False),
        sa.Column("goal_distance_m", sa.Double(), nullable=True),
        sa.Column("planned_start", sa.Date(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("measured_how", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.String(24), nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip")),
        sa.UniqueConstraint("uid", name=op.f("uq_trip_uid")),
        sqlite_autoincrement=True,
    )


def _day() -> None:
    op.create_table(
        "day",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("date_precision", sa.String(24), nullable=False),
        sa.Column("date_text", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("diary", sa.Text(), server_default="", nullable=False),
        sa.Column("span_text", sa.Text(), server_default="", nullable=False),
        sa.Column("from_place", sa.Text(), server_default="", nullable=False),
        sa.Column("to_place", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("country_from", sa.Text(), server_default="", nullable=False),
        sa.Column("weather", sa.Text(), server_default="", nullable=False),
        sa.Column("wind", sa.Text(), server_default="", nullable=False),
        sa.Column("forecast", sa.Text(), server_default="", nullable=False),
        sa.Column("road", sa.Text(), server_default="", nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_day_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day")),
        sa.UniqueConstraint("uid", name=op.f("uq_day_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_day_trip_id"), ["trip_id"], unique=False)
        batch_op.create_index("ix_day_trip_id_date", ["trip_id", "date"], unique=True)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("nationality", sa.Text(), server_default="", nullable=False),
        sa.Column("vehicle", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("languages", sa.Text(), server_default="", nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("is_author", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_person_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_trip_id"), ["trip_id"], unique=False)


def _crossing() -> None:
    op.create_table(
        "crossing",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_beyond", sa.Text(), server_default="", nullable=False),
        sa.Column("country_from", sa.Text(), server_default="", nullable=False),
        sa.Column("country_to", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("services", sa.Text(), server_default="", nullable=False),
        sa.Column("queue", sa.Text(), server_default="", nullable=False),
        sa.Column("search", sa.Text(), server_default="", nullable=False),
        sa.Column("documents", sa.Text(), server_default="", nullable=False),
        sa.Column("time_lost_s", sa.Double(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        sa.Column("time_text", sa.Text(), server_default="", nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_crossing_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crossing")),
        sa.UniqueConstraint("uid", name=op.f("uq_crossing_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("crossing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_crossing_day_id"), ["day_id"], unique=False)


def _encounter() -> None:
    op.create_table(
        "encounter",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("names", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("vehicle", sa.Text(), server_default="", nullable=False),
        sa.Column("heading", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("time_text", sa.Text(), server_default="", nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("story", sa.Text(), server_default="", nullable=False),
        sa.Column("quote", sa.Text(), server_default="", nullable=False),
        sa.Column("gift", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_encounter_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_encounter")),
        sa.UniqueConstraint("uid", name=op.f("uq_encounter_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("encounter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_encounter_day_id"), ["day_id"], unique=False)


def _leg() -> None:
    op.create_table(
        "leg",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mode", sa.String(24), nullable=False),
        sa.Column("power", sa.String(24), nullable=False),
        sa.Column("origin", sa.String(24), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("from_place", sa.Text(), server_default="", nullable=False),
        sa.Column("to_place", sa.Text(), server_default="", nullable=False),
        sa.Column("zone", sa.Text(), server_default="", nullable=False),
        sa.Column("stated_distance_m", sa.Double(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_leg_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
        sa.UniqueConstraint("uid", name=op.f("uq_leg_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("leg", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leg_day_id"), ["day_id"], unique=False)


def _repair() -> None:
    op.create_table(
        "repair",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("vehicle", sa.Text(), server_default="", nullable=False),
        sa.Column("part", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("cause", sa.Text(), server_default="", nullable=False),
        sa.Column("fix", sa.Text(), server_default="", nullable=False),
        sa.Column("parts_used", sa.Text(), server_default="", nullable=False),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("cost", sa.String(32), nullable=True),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("time_lost_s", sa.Double(), nullable=True),
        sa.Column("part_distance_m", sa.Double(), nullable=True),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("time_text", sa.Text(), server_default="", nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_repair_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair")),
        sa.UniqueConstraint("uid", name=op.f("uq_repair_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("repair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_repair_day_id"), ["day_id"], unique=False)


def _stated() -> None:
    op.create_table(
        "stated",
        sa.Column("trip_id", sa.Integer(), nullable=False),
        sa.Column("day_id", sa.Integer(), nullable=True),
        sa.Column("figure", sa.String(24), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("precision", sa.String(24), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_stated_day_id_day")),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name=op.f("fk_stated_trip_id_trip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stated")),
        sa.UniqueConstraint("uid", name=op.f("uq_stated_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stated", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stated_day_id"), ["day_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stated_trip_id"), ["trip_id"], unique=False)


def _stay() -> None:
    op.create_table(
        "stay",
        sa.Column("day_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("host", sa.Text(), server_default="", nullable=False),
        sa.Column("quality", sa.Integer(), nullable=True),
        sa.Column("price_kind", sa.String(24), nullable=False),
        sa.Column("price", sa.String(32), nullable=True),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("sleep", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("height_m", sa.Double(), nullable=True),
        sa.Column("audience", sa.String(24), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["day_id"], ["day.id"], name=op.f("fk_stay_day_id_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
        sa.UniqueConstraint("uid", name=op.f("uq_stay_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stay", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stay_day_id"), ["day_id"], unique=False)


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("leg_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("segments", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("distance_m", sa.Double(), nullable=False),
        sa.Column("gap_m", sa.Double(), nullable=False),
        sa.Column("climb_m", sa.Double(), nullable=True),
        sa.Column("descent_m", sa.Double(), nullable=True),
        sa.Column("moving_s", sa.Double(), nullable=True),
        sa.Column("elapsed_s", sa.Double(), nullable=True),
        sa.Column("highest_m", sa.Double(), nullable=True),
        sa.Column("highest_at_m", sa.Double(), nullable=True),
        sa.Column("lowest_m", sa.Double(), nullable=True),
        sa.Column("max_speed_m_s", sa.Double(), nullable=True),
        sa.Column("temperature_min_c", sa.Double(), nullable=True),
        sa.Column("temperature_max_c", sa.Double(), nullable=True),
        sa.Column("temperature_max_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("temperature_max_at_m", sa.Double(), nullable=True),
        sa.Column("start_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_utc", sa.DateTime(timezone=True), nullable=True),
        sa.Column("start_lat", sa.Double(), nullable=True),
        sa.Column("start_lon", sa.Double(), nullable=True),
        sa.Column("end_lat", sa.Double(), nullable=True),
        sa.Column("end_lon", sa.Double(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["leg_id"], ["leg.id"], name=op.f("fk_figures_leg_id_leg")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sa.UniqueConstraint("uid", name=op.f("uq_figures_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("figures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figures_leg_id"), ["leg_id"], unique=False)


def _track() -> None:
    op.create_table(
        "track",
        sa.Column("leg_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["leg_id"], ["leg.id"], name=op.f("fk_track_leg_id_leg")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_track_source_id_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track")),
        sa.UniqueConstraint("uid", name=op.f("uq_track_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("track", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_track_leg_id"), ["leg_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_track_source_id"), ["source_id"], unique=False)


def _track_line() -> None:
    op.create_table(
        "track_line",
        sa.Column("track_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["track.id"], name=op.f("fk_track_line_track_id_track")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track_line")),
        sa.UniqueConstraint("uid", name=op.f("uq_track_line_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("track_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_track_line_track_id"), ["track_id"], unique=False)
        batch_op.create_index("ix_track_line_track_id_level", ["track_id", "level"], unique=True)


def upgrade() -> None:
    """Forward; a logbook never goes back, its copy does."""
    _source()
    _trip()
    _day()
    _person()
    _crossing()
    _encounter()
    _leg()
    _repair()
    _stated()
    _stay()
    _figures()
    _track()
    _track_line()
