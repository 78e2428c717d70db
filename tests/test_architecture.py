"""The rules of the design that imports can break."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

ROOT = Path(generator.__file__).parent
STAGES = {"readers", "unify", "keywords", "topics", "related", "orientation", "atlas", "pages"}
MODULES = {path.relative_to(ROOT).with_suffix("").as_posix(): path for path in sorted(ROOT.rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a module stands"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """The package or module right below ``generator`` that a dotted or slashed name lies in."""
    names = name.replace("/", ".").removeprefix("generator.").split(".")
    return names[0]


def importers(package: str) -> set[str]:
    return {
        module for module, path in MODULES.items() for name in imports(path) if name.split(".")[0] == package
    }


@pytest.mark.parametrize("module", [name for name in MODULES if part(name) in STAGES])
def test_stages_do_not_import_one_another(module: str) -> None:
    used = {part(name) for name in imports(MODULES[module]) if name.startswith("generator.")}
    assert used & STAGES <= {part(module)}


@pytest.mark.parametrize("module", [name for name in MODULES if part(name) in STAGES | {"text", "model"}])
def test_stages_do_not_know_what_runs_them(module: str) -> None:
    used = {part(name) for name in imports(MODULES[module]) if name.startswith("generator.")}
    assert not used & {"review", "plugin", "cli", "settings"}


def test_every_stage_exists() -> None:
    assert {part(name) for name in MODULES} >= STAGES


def test_the_map_of_the_code_names_every_part() -> None:
    written = (ROOT.parent / "docs" / "contributors.md").read_text(encoding="utf-8")
    parts = {f"{module}.py" if "/" not in module else f"{part(module)}/" for module in MODULES}
    assert {name for name in parts if name not in written} == {"__init__.py", "__main__.py"}


def test_only_the_plugin_and_its_configuration_import_mkdocs() -> None:
    assert importers("mkdocs") == {"configuration", "plugin"}


def test_only_pages_import_jinja2() -> None:
    assert {part(module) for module in importers("jinja2")} == {"pages"}


def test_the_model_has_no_logic() -> None:
    tree = ast.parse(MODULES["model"].read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda)]
    assert all(
        isinstance(node, ast.FunctionDef)
        and [d.id for d in node.decorator_list if isinstance(d, ast.Name)] == ["property"]
        for node in functions
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":", "?")) or module == "__main__"
