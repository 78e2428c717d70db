"""Which DOIs a server of preprints gave: the publication of the same work has another."""

from __future__ import annotations

import re

# bioRxiv and medRxiv (a number; letters there are journals), SSRN, Preprints.org, Research Square, Authorea,
# ChemRxiv, the archives of OSF (PsyArXiv, SocArXiv…), EdArXiv, TechRxiv. For arXiv see `normal_doi`.
_OF_SERVER = re.compile(
    r"10\.(?:1101/\d|2139/ssrn|20944/preprints|21203/rs\.|22541/au\.|26434/chemrxiv"
    r"|31(?:219|222|223|234|235)/|35542/|36227/techrxiv)"
)


def published_doi(doi: str) -> str:
    """Return the bare DOI, or an empty string if it is one of a preprint."""
    return "" if _OF_SERVER.match(doi) else doi
