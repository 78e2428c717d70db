"""When a paper entered the corpus, where its source does not say: the first commit that brought its title.

Blame would date lines, and a table exported again, another indentation or one more column make every line
new. So the text that each commit adds to the corpus is searched for titles and citation keys, oldest commit
first. That holds for formats without lines too, and for an entry that moves from file to file.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator.model import Doubt, Notice, Record, Source

_MARK = b"\x1e"
"""Git prints it before the date of a commit; no line of a difference begins with it."""
_LOG = (
    *(
        "-c",
        "log.showRoot=true",
        "log",
        "--reverse",
        "--format=%x1e%ad",
        "--date=short",
        "--no-show-signature",
    ),
    *("--patch", "--cc", "--unified=0", "--text"),  # of a merge only what no parent has
    *("--no-color", "--no-ext-diff", "--no-textconv", "--diff-algorithm=myers"),
)
_CUT_OFF = (
    "git has only the last commits here, so no paper is dated by them; fetch the others with "
    "`git fetch --unshallow` (in a workflow: `fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`)"
)
_DISTINCT = 4
"""A title of so many words is no phrase that other papers have too."""
_HEAD = 3
_KEY = re.compile(r"(?=.*[A-Za-z])(?=.*\d).{6,}")
"""A citation key that says more than `ref12`."""

_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_COMMAND = re.compile(r"\\(?:[\"'`^~=.]|[a-zA-Z]+)")
_COMBINING = re.compile(r"[\u0300-\u036f]+")
_BRACES = re.compile(r"[{}](?=[{}]*\w)")
"""In a word, or where a value begins: `{B}ayesian`. Those that end a value stay."""
_WORD = re.compile(r"[^\W_]+")
_START = re.compile(r"^[ \t]*(?:- )?(?:[\w-]+[ \t]*[:=-][ \t]+)?|[{\"\t;,|](?=\S)", re.MULTILINE)
"""Where a value may begin: with its line, after the name of its field, in brackets, in a cell."""
_GOES_ON = re.compile(r"[ \t]*[^\s\w}\"]?[ \t]+[$({]*\w|-\w")
"""What follows a title that is the beginning of another, or a phrase in running text."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words by which a record is known in a text."""

    words: tuple[str, ...]
    record: int
    beside: str = ""
    """A word that the text must hold too, since these are few."""


def date_records(records: Sequence[Record], corpus: Sequence[Path]) -> tuple[list[Record], list[Notice]]:
    """Return the records, those without a date dated by the history of the corpus.

    The date is the author's, which a commit keeps when it is rebased, amended or picked: a paper must not
    come back as new. Without git, without a repository, or where a record is not committed there is none;
    nor in a clone that lacks the old commits, where all would be wrong: that is a notice.

    Args:
        records: as read.
        corpus: files and folders that they were read from.
    """
    signs = _signs(records)
    days: dict[int, str] = {}
    notices = []
    for place in corpus if signs else ():
        is_shallow, _, head = _git(place, "rev-parse", "--is-shallow-repository", "HEAD").partition("\n")
        if is_shallow == "true":
            notices.append(Notice(Doubt.DATES, _CUT_OFF, Source(place.name)))
        elif head:
            for record, day in _first_days(place, head, signs).items():
                days[record] = min(day, days.get(record, day))
    return [replace(r, added=days[i]) if i in days else r for i, r in enumerate(records)], notices


def _signs(records: Sequence[Record]) -> tuple[_Sign, ...]:
    """What the records without a date are known by."""
    signs = []
    for number, record in enumerate(records):
        if record.added:
            continue
        title, key = _words(_plain(record.title)), _words(_plain(record.key))
        people = record.authors or record.editors
        family = _plain(people[0].family) if people else ""
        if title:
            beside = "" if len(title) >= _DISTINCT else family or _plain(record.key)
            signs.append(_Sign(title, number, beside))
        if key and _KEY.fullmatch(record.key):
            signs.append(_Sign(key, number))
    return tuple(signs)


@lru_cache(maxsize=4)  # while a site is served, it is built again and again from the same papers
def _first_days(place: Path, head: str, signs: tuple[_Sign, ...]) -> dict[int, str]:
    """The day of the first commit, of those behind ``head``, that holds each record."""
    by_head: dict[tuple[str, ...], list[_Sign]] = defaultdict(list)
    for sign in signs:
        by_head[sign.words[:_HEAD]].append(sign)
    awaited = {sign.record for sign in signs}
    days: dict[int, str] = {}
    for day, added in _additions(place, head):
        text = _plain(added)
        for start in _START.finditer(text):
            for sign in _candidates(text[start.end() : start.end() + 150], by_head):
                # In this order: the search through the whole commit takes longest.
                if sign.record not in days and _stands(sign, text, start.end()) and sign.beside in text:
                    days[sign.record] = day
        if len(days) == len(awaited):
            break
    return days


def _candidates(head: str, signs: Mapping[tuple[str, ...], Sequence[_Sign]]) -> Iterator[_Sign]:
    """The records whose first words stand at the head of a text."""
    words = _words(head, _HEAD)
    for length in range(1, len(words) + 1):
        yield from signs.get(words[:length], ())


def _stands(sign: _Sign, text: str, start: int) -> bool:
    """Whether the words stand there and nothing of the same value follows."""
    whole = _BRACES.sub("", text[start : start + 150 + 4 * sum(map(len, sign.words))])
    matches = list(zip(sign.words, _WORD.finditer(whole), strict=False))
    if len(matches) < len(sign.words) or any(word != match.group() for word, match in matches):
        return False
    return not _GOES_ON.match(whole, matches[-1][1].end())


def _plain(text: str) -> str:
    """The text without case, accents and LaTeX's commands, its lines kept."""
    text = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    decomposed = unicodedata.normalize("NFKD", _COMMAND.sub("", text).casefold())
    return _COMBINING.sub("", decomposed)


def _words(text: str, most: int | None = None) -> tuple[str, ...]:
    return tuple(_WORD.findall(_BRACES.sub("", text))[:most])


def _additions(place: Path, head: str) -> Iterator[tuple[str, str]]:
    """The day of each commit to a place, oldest first, and the lines that it adds there."""
    day, lines, width = "", list[str](), 0
    for line in _lines(place, head):
        if line.startswith(_MARK):
            if lines:
                yield day, "".join(lines)
            day, lines, width = line[1:].decode().strip(), [], 0
        elif line.startswith(b"diff "):
            width = 0
        elif line.startswith(b"@@"):
            width = len(line) - len(line.lstrip(b"@")) - 1
        elif width and line.startswith(b"+" * width):
            lines.append(line[width:].decode("utf-8", "replace"))
    if lines:
        yield day, "".join(lines)


def _lines(place: Path, head: str) -> Iterator[bytes]:
    """What git logs of a place, as long as it is asked for."""
    try:
        with subprocess.Popen(
            _command(place, *_LOG, head, "--", place.name if place.is_file() else "."),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            assert process.stdout is not None
            try:
                yield from process.stdout
            finally:
                process.kill()
    except OSError:  # no git
        return


def _git(place: Path, *arguments: str) -> str:
    """What git says, or nothing where it fails."""
    try:
        told = subprocess.run(
            _command(place, *arguments),
            capture_output=True,
            encoding="utf-8",
            env=_environment(),
            check=False,
        )
    except OSError:
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def _command(place: Path, *arguments: str) -> list[str]:
    folder = place.parent if place.is_file() else place
    return ["git", "--literal-pathspecs", "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    """Ours, without what a hook sets to mean another repository; git fetches nothing that it lacks."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**ours, "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
