"""Every public class, function and attribute is documented, and every example runs as written."""

import doctest
import inspect
from collections.abc import Iterator

import pytest

import s2ss

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def public() -> Iterator[tuple[str, object]]:
    """Name and object of everything public: the package's own and the members of its classes."""
    for name in s2ss.__all__:
        member = getattr(s2ss, name)
        if not (inspect.isclass(member) or callable(member)):
            continue
        yield name, member
        if inspect.isclass(member) and not issubclass(member, BaseException):
            for inner, attribute in vars(member).items():
                if not inner.startswith("_"):
                    yield f"{name}.{inner}", getattr(member, inner, attribute)


PUBLIC = dict(public())
# Sequences that are only ever read from a directory or a taxonomy.
VIEWS = {"Concepts", "Schools", "Nominees", "Links"}


def test_there_is_much_to_document() -> None:
    assert len(PUBLIC) > 250


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_public_has_a_docstring(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name])
    assert doc
    # The text of the class instead of its own would say nothing about a member.
    assert "Helper for pickle" not in doc
    assert (
        doc.split("\n")[0].rstrip(":").endswith((".", ")", "absent", "with", "any")) or "." in doc
    )


@pytest.mark.parametrize("name", [name for name in PUBLIC if "." not in name])
def test_classes_and_functions_have_examples(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name]) or ""
    assert "Examples\n--------" in doc or name in VIEWS


@pytest.mark.parametrize("name", [name for name in PUBLIC if ">>>" in (PUBLIC[name].__doc__ or "")])
def test_the_examples_give_what_they_say(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name]) or ""
    test = doctest.DocTestParser().get_doctest(doc, {}, name, None, None)
    assert test.examples
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    assert result.failed == 0, "".join(report)
