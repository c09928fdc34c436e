"""Includes run one way: core -> taxonomy -> model -> scoring -> ranking, formats at the side.

The test reads the `#include` lines alone; it needs neither a compiler nor the built package.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What a module may include: itself and these. Only the bindings see everything.
PERMITTED: dict[str, set[str]] = {
    "core": set(),
    "taxonomy": {"core"},
    "model": {"core", "taxonomy"},
    "scoring": {"core", "taxonomy", "model"},
    "ranking": {"core", "taxonomy", "model", "scoring"},
    "allocation": {"core", "taxonomy", "model", "scoring", "ranking"},
    "io": {"core", "taxonomy", "model", "scoring", "ranking", "allocation"},
    "synth": {"core", "taxonomy", "model"},
}

# Where each public header belongs; headers under s2ss/io/ belong to io.
PUBLIC_HEADERS: dict[str, str] = {
    "date.hpp": "core",
    "deferred.hpp": "core",
    "enumerators.hpp": "core",
    "error.hpp": "core",
    "fault_list.hpp": "core",
    "fixed_point.hpp": "core",
    "index.hpp": "core",
    "phrase.hpp": "core",
    "version.hpp": "core",
    "concept.hpp": "taxonomy",
    "concept_search.hpp": "taxonomy",
    "label_kind.hpp": "taxonomy",
    "need.hpp": "taxonomy",
    "resolution.hpp": "taxonomy",
    "similarity.hpp": "taxonomy",
    "taxonomy.hpp": "taxonomy",
    "calendar.hpp": "model",
    "change.hpp": "model",
    "directory.hpp": "model",
    "directory_builder.hpp": "model",
    "link.hpp": "model",
    "live_directory.hpp": "model",
    "modes.hpp": "model",
    "nominee.hpp": "model",
    "parse_availability.hpp": "model",
    "past_links.hpp": "model",
    "records.hpp": "model",
    "request.hpp": "model",
    "request_from_text.hpp": "model",
    "school.hpp": "model",
    "school_days.hpp": "model",
    "slots.hpp": "model",
    "criterion.hpp": "scoring",
    "criterion_value.hpp": "scoring",
    "evidence.hpp": "scoring",
    "parts.hpp": "scoring",
    "policy.hpp": "scoring",
    "rule.hpp": "scoring",
    "scorer.hpp": "scoring",
    "compare.hpp": "ranking",
    "explain.hpp": "ranking",
    "metrics.hpp": "ranking",
    "rank.hpp": "ranking",
    "rank_all.hpp": "ranking",
    "sentences.hpp": "ranking",
    "shortlist.hpp": "ranking",
    "single_change.hpp": "ranking",
    "stability.hpp": "ranking",
    "why_not.hpp": "ranking",
    "goal.hpp": "core",
    "solve_assignment.hpp": "allocation",
    "stable_matching.hpp": "allocation",
    "allocate.hpp": "allocation",
    "dimacs.hpp": "allocation",
    "plan.hpp": "allocation",
    "plan_sentences.hpp": "allocation",
    "trade_off.hpp": "allocation",
    "revise.hpp": "allocation",
    "verify.hpp": "allocation",
    "synthetic_directory.hpp": "synth",
}
UMBRELLA = "s2ss.hpp"

# Other people's code: the only folders and files that may include it, and never a public header.
THIRD_PARTY_HOMES: list[tuple[str, str]] = [
    (r"boost/graph/", r"src/(taxonomy|model)/"),
    (r"boost/algorithm/", r"src/core/"),
    (r"boost/", r"src/(taxonomy|model|core)/"),
    (r"libstemmer", r"src/core/"),
    (r"nlohmann/", r"src/io/"),
    (r"pybind11/", r"bindings/"),
]

# Python modules for the command line: made with the package, never loaded by `import s2ss`.
PYTHON_COMMANDS = re.compile(r"cli|demo|page|map_|report|real_schools|__main__")

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def faults_in(root: Path) -> list[str]:
    """Every include under `root` that no rule permits, as `file: what is wrong`."""
    return [
        f"{source.relative_to(root)}: {fault}"
        for source in sources(root)
        for header in INCLUDE.findall(source.read_text(encoding="utf-8"))
        for fault in judge(source.relative_to(root).as_posix(), header)
    ]


def sources(root: Path) -> list[Path]:
    return sorted(
        path
        for folder in ("include", "src", "bindings")
        for path in (root / folder).rglob("*.[ch]pp")
    )


def judge(source: str, header: str) -> Iterator[str]:
    """Says what is wrong with `header` being included by `source`; nothing when it is fine."""
    for pattern, home in THIRD_PARTY_HOMES:
        if re.match(pattern, header):
            if not re.match(home, source):
                yield f"{header} may be included only in {home}"
            return
    origin, target = module_of_source(source), module_of_include(source, header)
    if origin is None:
        yield "belongs to no module: add it to PUBLIC_HEADERS"
    elif target is None:
        return
    elif target == "unknown":
        yield f"{header} belongs to no module: add it to PUBLIC_HEADERS"
    elif source.startswith("include/") and not header.startswith("s2ss/"):
        yield f"a public header may not include the private {header}"
    elif origin == "bindings":
        if target != "bindings" and not header.startswith("s2ss/"):
            yield f"bindings include public headers only, not {header}"
    elif target not in (origin, *PERMITTED.get(origin, PERMITTED)):
        yield f"{origin} may not include {target} ({header})"


def module_of_source(source: str) -> str | None:
    folder, _, rest = source.partition("/")
    if folder == "bindings":
        return "bindings"
    if folder == "src":
        module = rest.split("/")[0]
        return module if module in PERMITTED else None
    return module_of_public(rest.removeprefix("s2ss/"))


def module_of_public(header: str) -> str | None:
    if header == UMBRELLA:
        return "umbrella"
    return "io" if header.startswith("io/") else PUBLIC_HEADERS.get(header)


def module_of_include(source: str, header: str) -> str | None:
    """The module of an included header of ours; None for the standard library's."""
    if header.startswith("s2ss/"):
        return module_of_public(header.removeprefix("s2ss/")) or "unknown"
    first, slash, _ = header.partition("/")
    if slash and first in (*PERMITTED, "bindings"):
        return first
    if header.endswith((".hpp", ".inc")):
        return module_of_source(source) if "/" not in header else "unknown"
    return None


def test_every_include_follows_the_permitted_directions():
    assert sources(ROOT), "no sources found: the test would not see a fault"
    assert faults_in(ROOT) == []


def test_the_table_of_public_headers_holds_no_header_that_is_gone():
    assert [name for name in PUBLIC_HEADERS if not (ROOT / "include/s2ss" / name).exists()] == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("src/core/planted.cpp", '#include "s2ss/taxonomy.hpp"'),
        ("src/taxonomy/planted.cpp", '#include "s2ss/directory.hpp"'),
        ("src/model/planted.cpp", '#include "scoring/part.hpp"'),
        ("src/synth/planted.cpp", '#include "ranking/order.hpp"'),
        ("src/ranking/planted.cpp", "#include <s2ss/io/json.hpp>"),
        ("src/scoring/planted.cpp", "#include <boost/graph/adjacency_list.hpp>"),
        ("src/model/planted.cpp", "#include <nlohmann/json.hpp>"),
        ("src/core/planted.cpp", "#include <pybind11/pybind11.h>"),
        ("src/misc/planted.cpp", "#include <vector>"),
        ("bindings/planted.cpp", '#include "model/indexes.hpp"'),
        ("include/s2ss/date.hpp", "  #  include <boost/algorithm/string.hpp>"),
        ("include/s2ss/date.hpp", '#include "core/utf8.hpp"'),
        ("include/s2ss/planted.hpp", "#include <vector>"),
    ],
)
def test_a_forbidden_include_is_seen(tmp_path: Path, source: str, line: str):
    for folder in ("include", "src", "bindings"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    planted = tmp_path / source
    planted.parent.mkdir(exist_ok=True)
    with planted.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    faults = faults_in(tmp_path)

    assert [fault for fault in faults if fault.startswith(f"{source}:")]


def test_python_imports_run_downwards():
    modules = sorted((ROOT / "python/s2ss").glob("*.py"))
    assert modules, "no Python modules found: the test would not see a fault"
    imports = {module.stem: imported_from_package(module) for module in modules}
    assert cycles(imports) == []
    assert commands_in_package(imports) == []


def test_an_upward_python_import_is_seen(tmp_path: Path):
    (tmp_path / "__init__.py").write_text("from .frames import show\n", encoding="utf-8")
    (tmp_path / "frames.py").write_text(
        "def show():\n    from s2ss import cli, Directory\n", "utf-8"
    )
    (tmp_path / "cli.py").write_text("import sys\n", encoding="utf-8")
    imports = {module.stem: imported_from_package(module) for module in tmp_path.glob("*.py")}

    assert cycles(imports) == ["__init__", "frames"]
    assert commands_in_package(imports) == ["cli"]


def commands_in_package(imports: dict[str, set[str]]) -> list[str]:
    """Modules for the command line that importing the package would load, directly or not."""
    reached: set[str] = set()
    ahead = {"__init__"}
    while ahead:
        name = ahead.pop()
        reached.add(name)
        ahead |= imports.get(name, set()) - reached
    return sorted(name for name in reached if PYTHON_COMMANDS.match(name))


def imported_from_package(module: Path) -> set[str]:
    """Stems of the package's own modules that `module` imports, wherever in the file it does so."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = "s2ss" if node.level else ""
            base = ".".join(part for part in (base, node.module) if part)
            found = [f"{base}.{alias.name}" for alias in node.names] if base == "s2ss" else [base]
        else:
            continue
        for name in found:
            top, _, rest = name.partition(".")
            if top == "s2ss":
                names.add(own_module(module.parent, rest.split(".")[0]))
    return names


def own_module(package: Path, name: str) -> str:
    """A name taken from the package itself is the module of that name, or `__init__`."""
    known = name == "_core" or (package / f"{name}.py").exists()
    return name if known else "__init__"


def cycles(imports: dict[str, set[str]]) -> list[str]:
    """Modules that are left when those that import nothing unplaced are taken away, in turn."""
    left = {name: set(targets) & set(imports) - {name} for name, targets in imports.items()}
    while free := [name for name, targets in left.items() if not targets & set(left)]:
        for name in free:
            del left[name]
    return sorted(left)
