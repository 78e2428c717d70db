"""The corpus that ships: what a reader of its pages would stumble over."""

import re

from sites import ROOT

from generator.readers import read_corpus

_EDITION = re.compile(r"^Proceedings of the |\b\d+(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b|\(.*\)|\W")


def initials(venue: str, passed_over: set[str]) -> str:
    return "".join(word[0] for word in venue.split() if word.lower() not in passed_over).upper()


def test_a_venue_has_one_name() -> None:
    records, notices = read_corpus([ROOT / "papers"])
    assert notices == []
    venues = sorted({record.venue for record in records if record.venue})
    assert len({_EDITION.sub("", venue).lower() for venue in venues}) == len(venues)
    short = [venue for venue in venues if re.fullmatch(r"\w+", venue)]
    assert short
    small = {"of", "on", "in", "the", "for"}
    for venue in venues:
        names = [initials(venue, small), initials(venue, small | {"and"})]
        shortened = [name for name in short if name != venue and any(n.endswith(name) for n in names)]
        assert shortened == [], venue
