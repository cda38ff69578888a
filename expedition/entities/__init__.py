"""Mapped tables; importing this package maps them all."""

from expedition.entities.base import Base
from expedition.entities.day import Day, Stated
from expedition.entities.evening import Count, Crossing, Encounter, Errand, Expense, Incident, Repair, Stay
from expedition.entities.kit import Document, Gear
from expedition.entities.leg import Figures, JoinedSource, Leg, Source, Track, TrackLine
from expedition.entities.photo import Photo
from expedition.entities.road import Note, Quote, Road, Waypoint
from expedition.entities.route import Route
from expedition.entities.steps import STEP, STEP_ROW
from expedition.entities.trip import Counter, Person, Rate, Span, Stage, Trip
from expedition.entities.world import Clipping, Contact, Fact, Place, Rule, Transport

__all__ = [
    "STEP",
    "STEP_ROW",
    "Base",
    "Clipping",
    "Contact",
    "Count",
    "Counter",
    "Crossing",
    "Day",
    "Document",
    "Encounter",
    "Errand",
    "Expense",
    "Fact",
    "Figures",
    "Gear",
    "Incident",
    "JoinedSource",
    "Leg",
    "Note",
    "Person",
    "Photo",
    "Place",
    "Quote",
    "Rate",
    "Repair",
    "Road",
    "Route",
    "Rule",
    "Source",
    "Span",
    "Stage",
    "Stated",
    "Stay",
    "Track",
    "TrackLine",
    "Transport",
    "Trip",
    "Waypoint",
]
