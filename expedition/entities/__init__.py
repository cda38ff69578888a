"""Mapped tables; importing this package maps them all."""

from expedition.entities.base import Base
from expedition.entities.day import Day, Stated
from expedition.entities.evening import Crossing, Encounter, Repair, Stay
from expedition.entities.leg import Figures, Leg, Source, Track, TrackLine
from expedition.entities.trip import Person, Trip

__all__ = [
    "Base",
    "Crossing",
    "Day",
    "Encounter",
    "Figures",
    "Leg",
    "Person",
    "Repair",
    "Source",
    "Stated",
    "Stay",
    "Track",
    "TrackLine",
    "Trip",
]
