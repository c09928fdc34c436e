"""What may be counted by `Directory.metrics`: links, shortlists, tables, plans and pairs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import _core
from .columns import columns_of


def directory_metrics(
    self: _core.Directory,
    of: Any = None,
    *,
    requests: Iterable[_core.Request] | None = None,
    suppress_below: int = 5,
    names: bool = False,
) -> _core.Metrics:
    """Say what a set of links comes to: new connections, concentration, who is never proposed.

    Parameters
    ----------
    of : optional
        The directory's own links when left out; else links, a shortlist or a list of them, a
        `RankTable`, pairs of nominee id and URN of the requesting school, or a plan: anything whose
        `assigned`, or which itself, has the columns `nominee` and `requesting_school`, or `nominee`
        and `request` where `requests` are given.
    requests : iterable of Request, optional
        Tells the requesting schools of a plan that names only requests; one fresh from
        `Directory.allocate` knows its own.
    suppress_below : int, default 5
        Figures that rest on fewer than so many, or leave fewer over, are left out.
    names : bool, default False
        Also say which nominees and schools: for those who look after the directory alone.

    Returns
    -------
    Metrics

    Raises
    ------
    InputError
        For a nominee or school that this directory does not know.

    Examples
    --------
    >>> import s2ss
    >>> directory = s2ss.synthetic_directory(nominees=400, seed=7)
    >>> directory.metrics().across_trusts.share > 0.5
    True
    >>> directory.metrics([(directory.nominees[0].id, directory.schools[-1].urn)]).links
    1
    """
    return self._metrics(_countable(of, requests), suppress_below, names)


def _countable(of: Any, requests: Iterable[_core.Request] | None) -> Any:
    if of is None or isinstance(of, _core.RankTable):
        return of
    if isinstance(of, _core.Shortlist):
        return [of]
    if requests is None:
        requests = getattr(of, "requests", None)
    columns = columns_of(getattr(of, "assigned", of))
    if columns is None:
        return list(of) if isinstance(of, Iterable) and not isinstance(of, str) else of
    named = dict(columns)
    schools = named.get("requesting_school")
    if schools is None and requests is not None and "request" in named:
        known = {request.id: request.school for request in requests}
        schools = [known.get(request, "") for request in named["request"]]
    if schools is None or "nominee" not in named:
        fault = _core.Fault(
            field="of",
            expected="the columns nominee and requesting_school",
            mend="pass requests=... where the rows name requests",
        )
        _core._raise_input_error([fault], 1)
    return list(zip(named["nominee"], schools, strict=True))
