"""``python -m bench quality --data DIR``, ``python -m bench search``: see ``docs/contributors.md``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.data import BenchError
from bench.quality import MOST, TASKS, Wanted, measure
from bench.search import measure_search
from generator.settings import Settings


def main(arguments: list[str] | None = None) -> None:
    """Run the command; what is wrong with its input becomes one line."""
    wanted = _parser().parse_args(arguments)
    try:
        if wanted.command == "search":
            papers = Settings(
                corpus=(wanted.corpus,), taxonomy=wanted.taxonomy, curation=Path("curation.yml")
            )
            return measure_search(papers, wanted.seed, wanted.each)
        measure(Wanted(wanted.data, wanted.json, wanted.sets, wanted.tasks, wanted.most, wanted.embeddings))
    except BenchError as error:
        sys.exit(f"bench: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    quality = commands.add_parser("quality", help="agreement with people's labels, beside other methods")
    quality.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz and *.jsonl")
    quality.add_argument("--json", type=Path, help="write the rows to this file as well")
    quality.add_argument("--sets", type=_names, default=(), help="only these, as a,b")
    quality.add_argument("--tasks", type=_tasks, default=TASKS, help="of keywords,topics,related")
    quality.add_argument("--most", type=_count, default=MOST, help="papers of a set, for topics and related")
    quality.add_argument(
        "--embeddings", action="store_true", help="the peers that need MiniLM: a minute for 1,000 papers"
    )
    search = commands.add_parser("search", help="rank of the paper that a query was made of, beside FTS5")
    search.add_argument("--corpus", type=Path, default=Path("papers"), help="folder of papers")
    search.add_argument("--taxonomy", type=Path, default=Path("taxonomy.yml"))
    search.add_argument("--seed", type=int, default=1, help="which queries are drawn")
    search.add_argument("--each", type=_count, default=150, help="queries of every kind")
    return parser


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _tasks(text: str) -> tuple[str, ...]:
    if unknown := set(_names(text)) - set(TASKS):
        raise argparse.ArgumentTypeError(
            f"no task {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}"
        )
    return _names(text)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 100:
        raise argparse.ArgumentTypeError("a whole number from 100 on")
    return int(text)


if __name__ == "__main__":
    main()
