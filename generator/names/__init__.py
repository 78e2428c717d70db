"""Names of people and groups: read in any usual order, and taken apart again for exports."""

from generator.names.known import is_particle
from generator.names.parse import et_al_apart, is_et_al, parse_name, short_name, split_names
from generator.names.parts import family_parts, is_group, particles_of, with_capitals

__all__ = [
    "et_al_apart",
    "family_parts",
    "is_et_al",
    "is_group",
    "is_particle",
    "parse_name",
    "particles_of",
    "short_name",
    "split_names",
    "with_capitals",
]
