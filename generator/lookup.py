"""From a paper's id to its number, for pages that keep ids: in shards, so that a few ids cost a few files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue import data_file
from generator.model import SiteFile
from generator.site import Site

_SHARD = 256
"""Papers a shard, on average."""


def lookup_files(site: Site) -> Iterator[SiteFile]:
    """Yield the shards: ``{id: number}``."""
    shards: list[dict[str, int]] = [{} for _ in range(shard_count(site))]
    for number, paper in enumerate(site.numbered):
        shards[shard(paper.id, len(shards))][paper.id] = number
    for index, numbers in enumerate(shards):
        yield data_file(f"ids/{index}", dict(sorted(numbers.items())))


def shard_count(site: Site) -> int:
    """Return how many shards there are; never none."""
    return max(1, -(-len(site.numbered) // _SHARD))


def shard(paper: str, shards: int) -> int:
    """Return the shard of an id, by FNV-1a of 32 bits; ``overrides/assets/reading-list.js`` does the same."""
    hashed = 0x811C9DC5
    for byte in paper.encode():
        hashed = (hashed ^ byte) * 0x01000193 & 0xFFFFFFFF
    return hashed % shards
