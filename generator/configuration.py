"""The configuration: the plugin's section of ``mkdocs.yml``, and what is wrong in that file, in one line."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection
from difflib import get_close_matches
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.errors import SettingsError
from generator.settings import CITATION_STYLES
from generator.yaml_file import yaml_advice

_PLACE = re.compile(r"\s*(?:Config value|Plugin|Sub-option|option) '([^']*)':?")
_UNKNOWN = "Unrecognised configuration name: "
_PLAIN = {
    "Expected a list of items": "must be a list, such as [one, other]",
    "Expected type: <class 'bool'>": "must be true or false",
    "Expected type: <class 'dict'>": "must be settings with names, a line each, indented below it",
    "Expected type: <class 'str'>": "must be a text; put it in quotation marks",
}
_QUOTED = re.compile(r"""['"]([^'"]+)['"]""")


class _Texts(options.ListOfItems[str]):
    """A list of texts; a text alone is a list of one."""

    def __init__(self, default: list[str]) -> None:
        super().__init__(options.Type(str), default=default)

    def run_validation(self, value: object) -> list[str]:
        return super().run_validation([value] if isinstance(value, str) else value)


class LitreviewConfig(Config):
    """The plugin's section of ``mkdocs.yml``; paths are relative to that file."""

    corpus = _Texts(default=["papers"])
    """Files and folders of papers."""
    taxonomy = options.Type(str, default="taxonomy.yml")
    """The topic tree."""
    curation = options.Type(str, default="curation.yml")
    """The reviewer's decisions."""
    embeddings = options.Type(bool, default=False)
    """Whether a language model helps to find topics and to relate papers; needs the extra ``embeddings``."""
    citation_styles = _Texts(default=list(CITATION_STYLES))
    """Styles in which papers are cited: names of the CSL repository, or paths of ``.csl`` files."""


def read_configuration(config_file: str | None, **values: Any) -> MkDocsConfig:
    """Read ``mkdocs.yml``; values that are not None stand in place of the file's.

    Raises:
        SettingsError: it is missing or wrong, in the line that the error names where that is known.
    """
    refused: list[str] = []
    logger = logging.getLogger("mkdocs.config")
    gather = partial(_gather, refused)
    logger.addFilter(gather)
    try:
        config = load_config(config_file, **{name: v for name, v in values.items() if v is not None})
    except (ConfigurationError, Abort) as error:
        if not refused:
            raise _unread(config_file or "mkdocs.yml", error) from error
    finally:
        logger.removeFilter(gather)
    if refused:
        raise _refusal(config_file or "mkdocs.yml", refused[0])
    return config


def _unread(config_file: str, error: Exception) -> SettingsError:
    mark = getattr(error.__context__, "problem_mark", None)  # of what is no YAML
    if mark is None:
        return SettingsError(config_file, " ".join(str(error).split()))
    problem = str(getattr(error.__context__, "problem", ""))
    return SettingsError(config_file, yaml_advice(problem, mark.line, _text_of(config_file)), mark.line + 1)


def _text_of(config_file: str) -> str:
    path = Path(config_file)
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _gather(refused: list[str], record: logging.LogRecord) -> bool:
    """Keep what MkDocs says of a wrong configuration, in place of printing it; a filter of its log."""
    message = record.getMessage()
    if record.levelno < logging.ERROR and not is_unknown_name(message):
        return True
    refused.append(message)
    return False


def _refusal(config_file: str, message: str) -> SettingsError:
    if "Plugin 'litreview' option" in message:
        known = {name for name, _ in LitreviewConfig._schema}
    else:
        groups = ("mkdocs.plugins", "mkdocs.themes", "markdown.extensions")
        known = {point.name for group in groups for point in entry_points(group=group)}
        links = MkDocsConfig.Validation.LinksValidation
        known |= {name for schema in (MkDocsConfig, links) for name, _ in schema._schema}
    return refusal(config_file, _text_of(config_file), message, known)


def is_unknown_name(message: str) -> bool:
    """Say whether MkDocs warns of a name that it would leave alone."""
    return _UNKNOWN in message


def refusal(name: str, text: str, message: str, known: Collection[str]) -> SettingsError:
    """Return the error for a message of MkDocs.

    Args:
        name: of the configuration file.
        text: its content, in which the line is looked for.
        message: such as ``Config value 'themee': Unrecognised configuration name: themee``.
        known: right names, from which the nearest is offered.
    """
    end, key = 0, ""
    while place := _PLACE.match(message, end):
        end, key = place.end(), place[1]
    said = message[end:].strip(" :").partition("\n")[0]
    if said.startswith(_UNKNOWN):
        wrong = said.removeprefix(_UNKNOWN)
        return SettingsError(name, f"unknown setting {wrong!r}; {nearest(wrong, known)}", _line(text, wrong))
    plain = next((plain for start, plain in _PLAIN.items() if said.startswith(start)), "")
    if plain or not (quoted := _QUOTED.findall(said)):
        return SettingsError(name, f"{key}: {plain or said}", _line(text, key))
    *choice, wrong = quoted
    told = f"{key}: {said.rstrip('.')}"
    if wrong in known:  # the name is right, and what is wrong is said last
        *_, reason = filter(None, map(str.strip, message.split("\n")))
        return SettingsError(name, f"{told}; {reason}", _line(text, key))
    return SettingsError(name, f"{told}; {nearest(wrong, choice or known)}", _line(text, wrong))


def nearest(wrong: str, known: Collection[str]) -> str:
    """Return advice on a name that is unknown."""
    near = get_close_matches(wrong, sorted(known), 1)
    return f"did you mean {near[0]!r}?" if near else "correct or remove it"


def _line(text: str, word: str) -> int | None:
    """The first line that holds a word outside a comment."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    lines = (re.sub(r"(?:^|\s)#.*", "", line) for line in text.split("\n"))
    return next((number for number, line in enumerate(lines, 1) if pattern.search(line)), None)
