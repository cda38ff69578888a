"""The undo list as it lies in the file: plain tables, for steps are no entries and are never mapped."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from expedition.entities.base import Base, UtcDateTime

STEP = Table(
    "step",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("at_utc", UtcDateTime, nullable=False),
    Column("state", String(8), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    sqlite_autoincrement=True,
)
"""One entry of the undo list; `state` is a `StepState`, `size` the letters its images take."""

STEP_ROW = Table(
    "step_row",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("step_id", ForeignKey("step.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("fate", String(8), nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Index("ix_step_row_kind_row_id", "kind", "row_id"),
    sqlite_autoincrement=True,
)
"""What a step did to one row of the table `kind`; `fate` is a `Fate`, the images are JSON.

Of a row that was added or removed, only the image is kept that the file would otherwise have lost.
"""
