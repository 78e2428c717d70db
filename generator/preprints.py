"""What is of an archive of preprints: the publication of the same work has another DOI and another venue."""

from __future__ import annotations

import re

# bioRxiv and medRxiv (a number; letters there are journals), SSRN, Preprints.org, Research Square, Authorea,
# ChemRxiv, the archives of OSF (PsyArXiv, SocArXiv…), EdArXiv, TechRxiv. For arXiv see `normal_doi`.
_OF_SERVER = re.compile(
    r"10\.(?:1101/\d|2139/ssrn|20944/preprints|21203/rs\.|22541/au\.|26434/chemrxiv"
    r"|31(?:219|222|223|234|235)/|35542/|36227/techrxiv)"
)
_ARCHIVE = re.compile(
    r"rxiv\b|\b(?:corr|ssrn|authorea|research square|osf|hal|zenodo|figshare|e-?prints?)\b"
    r"|^preprints?(?:\.org)?$",
    re.IGNORECASE,
)


def published_doi(doi: str) -> str:
    """Return the bare DOI, or an empty string if it is one of a preprint."""
    return "" if _OF_SERVER.match(doi) else doi


def is_archive(venue: str) -> bool:
    """Tell the name of an archive, such as arXiv, from those of journals and meetings."""
    return _ARCHIVE.search(venue) is not None
