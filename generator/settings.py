"""What the configuration says, with every path made whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CITATION_STYLES = ("apa", "ieee")
"""CSL styles in which papers are cited unless the reviewer chooses others."""


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
    citation_styles: tuple[str, ...] = CITATION_STYLES
    """CSL styles in which papers are cited: names, or whole paths of ``.csl`` files."""
    config: str = "mkdocs.yml"
    """Name of the configuration file, for what is wrong in it."""
