"""A method to compare with, and whether this environment can run it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Generic, TypeVar

Method = TypeVar("Method", bound=Callable[..., object])


@dataclass(frozen=True)
class Peer(Generic[Method]):
    """A method of others."""

    run: Method
    """The method."""
    needs: tuple[str, ...] = ()
    """Modules that it imports when it runs."""
    slow: bool = False
    """Whether it embeds texts, which takes a minute for 1,000 papers."""

    def missing(self) -> list[str]:
        """Return the modules that are not installed."""
        return [module for module in self.needs if find_spec(module) is None]


def runnable(peers: Mapping[str, Peer[Method]], embeddings: bool) -> dict[str, Method]:
    """Return the methods that can run here, and say which cannot."""
    wanted = {name: peer for name, peer in peers.items() if embeddings or not peer.slow}
    for name, peer in wanted.items():
        if missing := peer.missing():
            print(f"skipped: {name}: not installed: {', '.join(missing)}", flush=True)
    return {name: peer.run for name, peer in wanted.items() if not peer.missing()}
