import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import bibtex, corpus, field_of
from sites import ROOT, litreview, make_project, site_bytes, write_files

from generator import __version__, cli
from generator.readers.files import LONGEST_LINE
from generator.topics import read_taxonomy

SHIPS = bibtex([paper for paper in corpus() if field_of(paper.id) == "ship"])
SOIL = bibtex([paper for paper in corpus() if field_of(paper.id) == "soil"])
TAXONOMY = """\
topics:
- {id: ships, name: Ships, keywords: [clipper ships, trade winds, ocean passage, naval shipyards, oak timber,
   copper sheathing, rigging plans, square-rigged merchantmen, logbooks]}
"""


def mistyped(right: str, wrong: str) -> str:
    """The configuration of this repository with a slip."""
    return (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace(right, wrong, 1)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"papers/ships.bib": SHIPS, "taxonomy.yml": TAXONOMY}
    return make_project(tmp_path / "project", files)


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in the project: its exit code, what it printed, and what it told on stderr."""
    monkeypatch.chdir(project)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments])
        out, told = capsys.readouterr()
        return code, out, told

    return run


def report(run: Run, *arguments: object) -> dict[str, object]:
    code, out, _ = run("check", "--json", *arguments)
    assert code == 0
    return dict(json.loads(out))


def messages(run: Run) -> list[str]:
    notices = report(run)["notices"]
    assert isinstance(notices, list)
    return [f"{notice['file']}:{notice['line']} {notice['message']}" for notice in notices]


def test_check_reports_as_json(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "papers/again.bib": SHIPS.split("@article")[1].join(["@article", ""]),
            "papers/other.bib": "@misc{zwieback, title={Baking zwieback}}",
            "curation.yml": "exclude:\n  shipclippershipsandthetea2009: not about ships\n  gone2000: gone\n",
            "docs/notes/nobody.md": "a note",
        },
    )
    found = report(run)
    assert {name: type(value) for name, value in found.items()} == {
        "records": int,
        "papers": int,
        "merged": int,
        "excluded": int,
        "uncategorised": int,
        "topics": int,
        "notices": list,
    }
    assert found["records"] == 12
    assert found["papers"] == 10
    assert found["merged"] == 1
    assert found["excluded"] == 1
    assert found["uncategorised"] == 1
    assert messages(run) == [
        "curation.yml:3 gone2000 is not the id of a paper; correct or remove it",
        "docs/notes/nobody.md:None no paper or topic has the id nobody: this note is shown nowhere",
    ]


def test_check_tells_the_same_in_words(project: Path, run: Run) -> None:
    write_files(project, {"papers/broken.bib": "@article{x,\n  year = 2000}\n"})
    code, out, _ = run("check")
    assert code == 0
    first, *counts = out.splitlines()
    assert first.startswith("papers/broken.bib:1: ")
    assert counts == [
        "records: 10",
        "papers: 10",
        "merged: 0",
        "excluded: 0",
        "uncategorised: 0",
        "topics: 1",
        "notices: 1, 1 unreadable",
    ]


def test_check_names_the_note_with_a_broken_link(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "docs/notes/topic-ships.md": "[sails](../papers/none.md),\n[map](../map.md) [years](../yeers.md)",
            "docs/about.md": "[papers](papers/index.md), [map](map.md)",
        },
    )
    links = [message for message in messages(run) if " the link " in message]
    assert [link.partition(" leads")[0] for link in links] == [
        "docs/notes/topic-ships.md:1 the link ../papers/none.md",
        "docs/notes/topic-ships.md:2 the link ../yeers.md",
    ]


def test_what_an_editor_leaves_beside_a_page_harms_nothing(project: Path, run: Run) -> None:
    (project / "docs/.#front.md").symlink_to("me@host.123")  # a lock of Emacs
    (project / "docs/folder.md").mkdir()
    write_files(project, {"docs/.vault/t.md": "[a](none.md)"})
    assert not [message for message in messages(run) if " the link " in message]


def test_a_text_alone_is_a_list_of_one(project: Path, run: Run) -> None:
    write_files(project, {"mkdocs.yml": mistyped("[papers]", "papers")})
    assert report(run)["papers"] == 10


def test_check_of_other_papers(project: Path, run: Run, tmp_path: Path) -> None:
    write_files(tmp_path, {"soil.bib": SOIL, "more/x.bib": "@misc{x, title={Baking zwieback}}"})
    found = report(run, "--corpus", tmp_path / "soil.bib", tmp_path / "more")
    assert (found["records"], found["papers"]) == (11, 11)
    assert (project / "taxonomy.yml").read_text(encoding="utf-8") == TAXONOMY


def test_check_writes_nothing(project: Path, run: Run) -> None:
    before = site_bytes(project)
    report(run)
    assert site_bytes(project) == before


@pytest.mark.parametrize(
    ("files", "removed", "message"),
    [
        pytest.param({}, "mkdocs.yml", "mkdocs.yml: ", id="no mkdocs.yml"),
        pytest.param({"mkdocs.yml": "site_name: x\nplugins: [search]\n"}, "", "mkdocs.yml: ", id="no plugin"),
        pytest.param({"mkdocs.yml": "site_name: [x\n"}, "", "mkdocs.yml:2: ", id="broken mkdocs.yml"),
        pytest.param(
            {"mkdocs.yml": "site_name: x\nplugins: [litreview]\n"},
            "",
            "mkdocs.yml: addresses must end in .html; add `use_directory_urls: false`",
            id="folders as addresses",
        ),
        pytest.param(
            {
                "mkdocs.yml": "site_name: x\nuse_directory_urls: false\nplugins: [litreview]\n"
                "theme: {name: material, features: [navigation.instant]}\n"
            },
            "",
            "mkdocs.yml: instant navigation is not supported; remove `navigation.instant`",
            id="instant navigation",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("corpus:", "corpuss:")},
            "",
            "mkdocs.yml:29: unknown setting 'corpuss'; did you mean 'corpus'?",
            id="mistyped setting of the plugin",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("theme:", "themee:")},
            "",
            "mkdocs.yml:9: unknown setting 'themee'; did you mean 'theme'?",
            id="mistyped setting of MkDocs",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("# citation_styles: [apa, ieee]", "citation_styles: ieeee")},
            "",
            "mkdocs.yml: citation_styles: ieeee is unknown; did you mean ieee?",
            id="mistyped style",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("# embeddings: true", "embeddings: yess")},
            "",
            "mkdocs.yml:32: embeddings: must be true or false",
            id="mistyped truth value",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("- admonition", "- admonitionn")},
            "",
            "mkdocs.yml:36: markdown_extensions: Failed to load extension 'admonitionn'; did you mean",
            id="mistyped extension",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("  - tables", "\t- tables")},
            "",
            "mkdocs.yml:40: a tab stands here; write spaces instead",
            id="tab",
        ),
        pytest.param(
            {"mkdocs.yml": mistyped("curation.yml", "curations.yml")},
            "",
            "mkdocs.yml: curation: there is no curations.yml; create or correct it",
            id="mistyped name of a file",
        ),
        pytest.param({"papers/.keep": ""}, "papers/ships.bib", "papers: no papers here", id="empty folder"),
        pytest.param(
            {},
            "papers",
            "papers: no such file or folder; create it, or correct the path of the corpus",
            id="missing folder",
        ),
        pytest.param(
            {"papers/a.bib": ""}, "papers/ships.bib", "papers: no paper could be read: empty file", id="empty"
        ),
        pytest.param(
            {"papers/a.bib": bytes(range(256))},
            "papers/ships.bib",
            "papers: no paper could be read: binary file",
            id="binary",
        ),
        pytest.param(
            {"taxonomy.yml": "topics:\n- {id: a, name: [x}\n"}, "", "taxonomy.yml:2: ", id="taxonomy not YAML"
        ),
        pytest.param(
            {"taxonomy.yml": "topics:\n- id: a\n  keywords: [x]\n"}, "", "taxonomy.yml:2: ", id="taxonomy"
        ),
        pytest.param({"taxonomy.yml": b"\xff\xfe\xfa"}, "", "taxonomy.yml:1: ", id="taxonomy not text"),
        pytest.param({"curation.yml": "pins: [\n"}, "", "curation.yml:", id="curation not YAML"),
        pytest.param({"curation.yml": "exlude:\n  x: y\n"}, "", "curation.yml:1: ", id="curation"),
        pytest.param(
            {"docs/notes/x.md": b"K\xf6ln"}, "", "docs/notes/x.md:1: is not UTF-8 text", id="note not UTF-8"
        ),
    ],
)
def test_an_error_is_one_line(
    project: Path, run: Run, files: dict[str, str | bytes], removed: str, message: str
) -> None:
    write_files(project, files)
    if removed:
        path = project / removed
        path.rename(project.parent / "removed")
    code, out, told = run("check")
    errors = [line for line in told.splitlines() if not is_progress(line)]
    assert (code, out) == (1, "")
    assert len(errors) == 1
    assert errors[0].startswith(f"litreview: {message}")


def is_progress(line: str) -> bool:
    return bool(re.match("reading |merging |finding |relating |drawing |wrote ", line))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("use_directory_urls: false", "", "addresses must end in .html; add"),
        ("curation.yml", "curations.yml", "curation: there is no curations.yml; create or correct it"),
        ("# citation_styles: [apa, ieee]", "citation_styles: ieeee", "citation_styles: ieeee is unknown;"),
    ],
)
def test_an_error_names_the_configuration_by_its_name(
    project: Path, run: Run, right: str, wrong: str, message: str
) -> None:
    write_files(project, {"other.yml": mistyped(right, wrong)})
    _, _, told = run("-f", "other.yml", "check")
    assert told.startswith(f"litreview: other.yml: {message}")


@pytest.mark.parametrize("command", [["check"], ["build"], ["pages", "out"], ["topics"], ["serve"]])
def test_every_command_tells_the_error_in_one_line(tmp_path: Path, command: list[str], run: Run) -> None:
    code, out, told = run("-f", tmp_path / "nowhere.yml", *command)
    assert (code, out) == (1, "")
    assert told.startswith("litreview: ")
    assert told.count("\n") == 1


def test_the_process_ends_with_the_error(tmp_path: Path) -> None:
    told = litreview(tmp_path, "check")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("litreview: mkdocs.yml: ")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["pages"], ["check", "--corpus"]])
def test_a_wrong_command_line(run: Run, arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)


def test_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        run("--version")
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize(
    ("content", "papers", "said"),
    [
        pytest.param(b"", 10, ["papers/x.bib:None empty file"], id="empty"),
        pytest.param(bytes(range(256)), 10, ["papers/x.bib:None binary file"], id="binary"),
        pytest.param(
            "@misc{x, title={Zwieback für Köln}}".encode("latin-1"),
            11,
            ["papers/x.bib:None not UTF-8; read as Windows-1252"],
            id="Latin-1",
        ),
        pytest.param("@misc{x, title={Zwieback}}".encode("utf-16"), 11, [], id="UTF-16"),
        pytest.param(
            b"@misc{a, title={Zwieback}}\n@misc{b, title={Open\n\n@misc{c, title={Scones}}\n",
            12,
            ["papers/x.bib:2 "],
            id="unclosed brace",
        ),
        pytest.param(
            b"@misc{a, title={Zwieback}}\n@misc{b, title={" + b"x" * (LONGEST_LINE + 1) + b"}}\n",
            10,
            [f"papers/x.bib:2 not read: this line has {LONGEST_LINE + 19:,} characters"],
            id="long line",
        ),
    ],
)
def test_a_bad_file_harms_no_other(
    project: Path, run: Run, content: bytes, papers: int, said: list[str]
) -> None:
    write_files(project, {"papers/x.bib": content})
    found = report(run)
    assert found["papers"] == papers
    told = [message for message in messages(run) if message.startswith("papers/")]
    assert [message.startswith(start) for message, start in zip(told, said, strict=True)] == [True] * len(
        said
    )


def test_pages_are_written_once(project: Path, run: Run) -> None:
    write_files(project, {"docs/notes/shipclippershipsandthetea2009.md": "Read **twice**."})
    code, out, _ = run("pages", "out")
    first = {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.md")}
    count = len(first)
    assert code == 0
    assert out == f"{count} pages, {count} of them new or changed, 0 removed, in out\n"
    assert "Read **twice**." in (project / "out/papers/shipclippershipsandthetea2009.md").read_text("utf-8")
    code, out, _ = run("pages", "out")
    assert out == f"{count} pages, 0 of them new or changed, 0 removed, in out\n"
    assert {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.md")} == first


def test_pages_do_not_depend_on_the_order_of_files(project: Path, run: Run, tmp_path: Path) -> None:
    write_files(tmp_path, {"z/soil.bib": SOIL, "a/ships.bib": SHIPS})
    for out, files in [("one", ["z/soil.bib", "a/ships.bib"]), ("two", ["a/ships.bib", "z/soil.bib"])]:
        assert run("pages", out, "--corpus", *(tmp_path / file for file in files))[0] == 0
    assert site_bytes(project / "one") == site_bytes(project / "two")


def test_topics_prints_a_tree_that_can_be_read(project: Path, run: Run, tmp_path: Path) -> None:
    code, out, _ = run("topics")
    assert code == 0
    (tmp_path / "fresh.yml").write_text(out, encoding="utf-8")
    assert read_taxonomy(tmp_path / "fresh.yml")
    assert (project / "taxonomy.yml").read_text(encoding="utf-8") == TAXONOMY
    assert run("topics", "--out", tmp_path / "other.yml")[:2] == (0, "")
    assert (tmp_path / "other.yml").read_text(encoding="utf-8") == out


def test_topics_of_an_unchanged_corpus_keep_their_addresses(project: Path, run: Run) -> None:
    (project / "taxonomy.yml").unlink()
    write_files(project, {"papers/soil.bib": SOIL})
    run("topics", "--out", "taxonomy.yml")
    derived = (project / "taxonomy.yml").read_text(encoding="utf-8")
    (project / "taxonomy.yml").write_text(derived.replace("- id: ", "- id: my-", 1), encoding="utf-8")
    _, out, _ = run("topics")
    assert re.search("^- id: (.*)$", out, re.M)[1] == "my-" + re.search("^- id: (.*)$", derived, re.M)[1]  # type: ignore[index]


def test_topics_grow_in_both_files(project: Path, run: Run) -> None:
    (project / "taxonomy.yml").unlink()
    run("topics", "--out", "taxonomy.yml")
    before = read_taxonomy(project / "taxonomy.yml")
    write_files(project, {"papers/soil.bib": SOIL})
    code, out, told = run("topics", "--grow", "--out", "taxonomy.yml")
    assert (code, out) == (0, "")
    assert re.search(
        "^new topics: .+; 0 of [0-9]+ papers now have another main topic, 0 have none ", told, re.M
    )
    after = read_taxonomy(project / "taxonomy.yml")
    assert [topic.id for topic in after[: len(before)]] == [topic.id for topic in before]
    assert len(after) == len(before) + 1
    assert after[-1].terms
    assert after[-1].id in json.loads((project / "taxonomy.lock").read_text(encoding="utf-8"))["topics"]
    assert report(run)["uncategorised"] == 0
    assert report(run)["notices"] == []


def test_growing_again_changes_nothing(project: Path, run: Run) -> None:
    """Neither after a derivation, nor after growth, nor after a reviewer's edit."""
    (project / "taxonomy.yml").unlink()
    run("topics", "--out", "taxonomy.yml")
    for addition in ({}, {"papers/soil.bib": SOIL}):
        write_files(project, addition)
        run("topics", "--grow", "--out", "taxonomy.yml")
        edited = (project / "taxonomy.yml").read_text(encoding="utf-8").replace("name: ", "name: My ", 1)
        (project / "taxonomy.yml").write_text(edited, encoding="utf-8")
        before = site_bytes(project)
        _, _, told = run("topics", "--grow", "--out", "taxonomy.yml")
        assert "new topics: none; 0 of " in told
        assert site_bytes(project) == before


def test_growing_for_the_terminal_writes_nothing(project: Path, run: Run) -> None:
    before = site_bytes(project)
    code, out, _ = run("topics", "--grow")
    assert code == 0
    assert out == (project / "taxonomy.yml").read_text(encoding="utf-8")
    assert site_bytes(project) == before


def test_a_tree_can_only_grow_where_one_is(project: Path, run: Run) -> None:
    (project / "taxonomy.yml").unlink()
    code, out, told = run("topics", "--grow", "--out", "taxonomy.yml")
    assert (code, out) == (1, "")
    assert told.splitlines()[-1] == (
        "litreview: taxonomy.yml: is not there to grow; leave out --grow to derive it"
    )
    assert not (project / "taxonomy.yml").exists()
    assert not (project / "taxonomy.lock").exists()


def test_a_broken_lock_is_told_in_one_line(project: Path, run: Run) -> None:
    write_files(project, {"taxonomy.lock": "<<<<<<< HEAD"})
    code, out, told = run("check")
    assert (code, out) == (1, "")
    assert told.splitlines()[-1].startswith("litreview: taxonomy.lock: cannot be read; ")


def test_a_closed_pipe_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def flush(self) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr("sys.stdout", Closed())
    monkeypatch.setattr("sys.stderr", Closed())
    monkeypatch.setattr(cli, "_progress", lambda _: None)
    assert cli.main(["check"]) == 0


def test_a_build_names_the_note_with_a_broken_link(project: Path) -> None:
    write_files(project, {"docs/notes/topic-ships.md": "Of\n[sails](../papers/none.md)."})
    told = litreview(project, "build", "--strict")
    assert told.returncode == 1
    assert "docs/notes/topic-ships.md:2: the link ../papers/none.md leads to no page" in told.stderr
    told = litreview(project, "build", "--corpus", "papers")
    assert "docs/notes/topic-ships.md:2" not in told.stderr


@pytest.mark.parametrize("out", ["papers", ".", "docs", "keep"])
def test_a_build_overwrites_nothing_but_a_site(project: Path, out: str) -> None:
    write_files(project, {"keep/thesis.txt": "Years of work."})
    before = site_bytes(project)
    told = litreview(project, "build", "--out", out)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert site_bytes(project) == before


@pytest.mark.parametrize("out", [".", "papers", "docs/out"])
def test_pages_do_not_mix_with_the_sources(project: Path, run: Run, out: str) -> None:
    before = site_bytes(project)
    assert run("pages", out)[0] == 1
    assert site_bytes(project) == before


def test_pages_of_papers_that_are_gone_go(project: Path, run: Run) -> None:
    run("pages", "out")
    before = set(site_bytes(project / "out"))
    write_files(project, {"papers/ships.bib": "@article".join(SHIPS.split("@article")[:-1])})
    own = {
        "out/README.md": "# Protocol\n\ngenerated: by hand\n",
        "out/papers/mine.md": "---\ntitle: Mine\n---\n\ngenerated: never\n",
    }
    write_files(project, own)
    _, out, _ = run("pages", "out")
    after = site_bytes(project / "out")
    assert {name for name in before - set(after) if name.startswith("papers/")}
    assert {"README.md", "papers/mine.md"} <= set(after)
    assert f"{len(before - set(after))} removed, in out" in out


@pytest.mark.parametrize("command", [("topics", "--out", "/dev/full"), ("serve", "--address", "nonsense")])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_error_of_the_system_says_where(project: Path, run: Run, command: tuple[str, ...]) -> None:
    code, _, told = run(*command)
    assert code == 1
    assert told.splitlines()[-1].startswith("litreview: ")
    assert "None" not in told


def test_losing_most_papers_keeps_the_last_good_site(project: Path) -> None:
    write_files(project, {"site/index.html": "The last good site."})
    broken = "".join(f"@article{{x{i}, title = {{Never closed, year = 2020}}\n\n" for i in range(30))
    write_files(project, {"papers/ships.bib": f"@article{{one, title = {{Clipper ships}}}}\n{broken}"})
    told = litreview(project, "build")
    assert told.returncode == 1
    assert "could not be read, only" in told.stderr
    assert (project / "site/index.html").read_text() == "The last good site."


@pytest.mark.parametrize("command", [["pages", "mkdocs.yml/out"], ["topics", "--out", "docs"]])
def test_a_place_that_cannot_be_written(project: Path, run: Run, command: list[str]) -> None:
    code, _, told = run(*command)
    assert code == 1
    assert told.splitlines()[-1].startswith("litreview: ")


def test_a_decision_follows_a_paper_to_a_new_key(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "papers/one.bib": "@article{keel2019sails, title = {Sails and spars}, doi = {10.1000/7}}",
            "curation.yml": "exclude:\n  keel2019sails: out of scope\n",
        },
    )
    assert report(run)["excluded"] == 1
    write_files(project, {"papers/two.bib": "@article{keel19, title = {Sails and spars}, doi = {10.1000/7}}"})
    assert report(run)["excluded"] == 1


RIS = "TY  - JOUR\nT1  - {} spars\nAU  - {}, Ann\nPY  - 2014\nDO  - 10.1000/{}\nER  - \n"
KEYED = "@article{{{}, title = {{{} spars}}, doi = {{10.1000/{}}}}}\n"


def test_decisions_notes_and_addresses_follow_a_paper_that_had_no_key(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "papers/a.ris": RIS.format("Old", "Alder", 8) + RIS.format("New", "Beech", 9),
            "docs/notes/beech-2014-new-spars.md": "Mine.",
            "docs/tables/ships.csv": "paper,Size\nbeech-2014-new-spars,12\n",
            "curation.yml": "exclude: {alder-2014-old-spars: old}\npins: {beech-2014-new-spars: ships}\n",
        },
    )
    assert (report(run)["excluded"], messages(run)) == (1, [])
    texts = KEYED.format("alder2014old", "Old", 8) + KEYED.format("beech14", "New", 9)
    write_files(project, {"papers/z.bib": texts})
    assert (report(run)["excluded"], messages(run)) == (1, [])
    assert run("build")[0] == 0
    pages = project / "site/papers"
    assert "beech14.html" in (pages / "beech-2014-new-spars.html").read_text(encoding="utf-8")
    assert "Mine." in (pages / "beech14.html").read_text(encoding="utf-8")
    assert not (pages / "alder2014old.html").exists()


def test_suspected_duplicates_are_settled(project: Path, run: Run) -> None:
    bare = "@article{{alder{}, title = {{Oak timber of clipper ships}}, author = {{Ann Alder}}, year = {}}}\n"
    write_files(project, {"papers/a.bib": "".join(bare.format(year, year) for year in (2004, 2014))})
    before = report(run)
    [suspicion] = messages(run)
    [names] = re.findall(r"`(- \[.*\])`", suspicion)
    for setting, papers in (("same", 11), ("distinct", 12)):
        assert f"`{setting}:`" in suspicion
        write_files(project, {"curation.yml": f"{setting}:\n{names}\n"})
        after = report(run)
        assert (before["papers"], after["papers"], messages(run)) == (12, papers, [])
        assert (after["merged"], after["excluded"]) == (12 - papers, 0)


def test_a_decision_falls_on_no_namesake(project: Path, run: Run) -> None:
    write_files(
        project,
        {
            "papers/one.bib": "@article{keel2019, title = {Zinc hulls}, year = 2019}",
            "papers/two.bib": "@article{keel2019, title = {Anchor chains}, year = 2019}",
            "curation.yml": "exclude:\n  keel2019: out of scope\n",
        },
    )
    assert report(run)["excluded"] == 0
    assert any("keel2019 is not the id of a paper" in message for message in messages(run))
