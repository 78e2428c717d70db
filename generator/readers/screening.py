"""What programs for screening write into the notes of a record: that a reviewer excluded it."""

from __future__ import annotations

import re

from generator.model import Record
from generator.readers.values import squeeze

_RAYYAN = re.compile(r"RAYYAN-INCLUSION:\s*\{?([^}|]*)", re.IGNORECASE)
_COVIDENCE = re.compile(r"\bexclusion reason:\s*\w", re.IGNORECASE)
_NAMED = 3


def is_excluded(notes: str) -> bool:
    """Whether somebody who decided in Rayyan excluded it, or Covidence gives a reason why."""
    return any('"Excluded"' in found for found in _RAYYAN.findall(notes)) or bool(_COVIDENCE.search(notes))


def advice(excluded: list[Record]) -> str:
    """What to tell of the records of a file that are excluded: a build takes its decisions from one place."""
    titles = ", ".join(f"“{squeeze(record.title)[:60]}”" for record in excluded[:_NAMED])
    more = " …" if len(excluded) > _NAMED else ""
    marked = "1 record is" if len(excluded) == 1 else f"{len(excluded):,} records are"
    return (
        f"{marked} marked as excluded by somebody in Rayyan or Covidence: {titles}{more};"
        " to leave them out, add them to exclude: in curation.yml"
    )
