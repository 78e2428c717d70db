"""Web addresses that lead to a work, and those that lead into a database or behind a login."""

from __future__ import annotations

import re
from urllib.parse import unquote

_PROXIED = re.compile(
    r"https?://[^/]*(?:proxy|\.idm\.oclc\.org)[^/]*/login/?\?(?:[^#]*&)?q?url=(https?(?::|%3A).+)", re.I
)
"""An address that a library's proxy passes on to."""
_BEHIND_LOGIN = re.compile(
    r"https?://(?:[^/]*(?:ezproxy|libproxy|\.idm\.oclc\.org)|(?:[^/]*\.)?ebscohost\.com|ovidsp\."
    r"|(?:apps|gateway)\.(?:webofknowledge|isiknowledge)\.com|sfx\.|[^?]*/openurl\?|.*[?&]url_ver=Z39\.88)",
    re.I,
)
"""Sessions of EBSCO, Ovid and the old Web of Science, and what only a library's proxy or resolver opens."""
_IN_DATABASE = re.compile(r"https?://(?:[^/]*\.)?(?:proquest|scopus)\.com/", re.I)
_ACCOUNT = re.compile(r"(?<=[?&])(?:accountid|custid)=[^&#]*&?", re.I)
"""By this ProQuest knows whose library the reader came from."""


def without_account(address: str) -> str:
    """Return the address that anybody may follow; empty for one that begins a session of a database."""
    if proxied := _PROXIED.fullmatch(address):
        address = unquote(proxied[1]) if "%3a" in proxied[1][:8].lower() else proxied[1]
    if _BEHIND_LOGIN.match(address):
        return ""
    return re.sub(r"[?&](?=#|$)", "", _ACCOUNT.sub("", address)) if _ACCOUNT.search(address) else address


def leads_to_the_work(address: str) -> bool:
    """Say whether an address leads to the work itself, not to what a database tells subscribers of it."""
    return bool(without_account(address)) and not _IN_DATABASE.match(address)
