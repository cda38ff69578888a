"""Mapped tables; importing this package maps them all."""

from expedition.entities.base import Base
from expedition.entities.day import Day, Stated
from expedition.entities.evening import Crossing, Encounter, Repair, Stay
from expedition.entities.leg import Figures, JoinedSource, Leg, Source, Track, TrackLine
from expedition.entities.photo import Photo
from expedition.entities.place import Route, Waypoint
from expedition.entities.trip import Person, Trip

__all__ = [
    "Base",
    "Crossing",
    "Day",
    "Encounter",
    "Figures",
    "JoinedSource",
    "Leg",
    "Person",
    "Photo",
    "Repair",
    "Route",
    "Source",
    "Stated",
    "Stay",
    "Track",
    "TrackLine",
    "Trip",
    "Waypoint",
]
