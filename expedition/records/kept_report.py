"""The choices of a report as one line of text, in which a logbook keeps them."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from expedition.kinds import Audience
from expedition.records.report import Density, Edition, Paper, Quality, ReportOptions, Section

_READ: Mapping[str, Callable[[Any], Any]] = {
    "edition": Edition,
    "first": date.fromisoformat,
    "last": date.fromisoformat,
    "country": str,
    "audience": Audience,
    "paper": Paper,
    "language": str,
    "second_language": str,
    "density": Density,
    "accent": str,
    "cover_photo": int,
    "has_map_cover": bool,
    "quality": Quality,
    "omitted": lambda names: frozenset(Section(name) for name in names if name in set(Section)),
    "trim_m": float,
    "is_single_sided": bool,
    "is_prettified": bool,
    "has_signature_lines": bool,
}


def kept_text(options: ReportOptions) -> str:
    """The choices that differ from the usual ones."""
    usual = ReportOptions()
    chosen = {
        name: getattr(options, name) for name in _READ if getattr(options, name) != getattr(usual, name)
    }
    return json.dumps({name: _written(value) for name, value in chosen.items()}, ensure_ascii=False)


def options_of(text: str) -> ReportOptions:
    """The choices a logbook keeps; what cannot be read is as usual."""
    try:
        held = json.loads(text or "{}")
    except ValueError:
        held = {}
    known = {}
    for name, read in _READ.items():
        if isinstance(held, dict) and name in held:
            try:
                known[name] = read(held[name])
            except (ValueError, TypeError):
                continue
    return ReportOptions(**known)


def _written(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
