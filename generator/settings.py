"""What the configuration says, with every path made whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where everything is. The plugin's section of ``mkdocs.yml`` is where it comes from."""

    corpus: tuple[Path, ...]
    """Files and folders of papers."""
    taxonomy: Path
    """The topic tree; written once if it is missing."""
    curation: Path
    """The reviewer's decisions; need not exist."""
    embeddings: Path | None = None
    """Folder that keeps the vectors of a language model; none if papers are related without one."""
    foreign: bool = False
    """Whether the corpus was given on the command line: then the project's tree is used only if it fits."""
