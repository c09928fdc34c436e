"""Links a school that asks for support with colleagues at other schools who can give it.

`Directory.rank` answers who could help with a request, `Directory.explain` why someone is or is
not on the list. The package proposes; an adviser decides. A score belongs to one pair of a request
and a nominee, never to a person.

Examples
--------
>>> import s2ss
>>> directory = s2ss.synthetic_directory(nominees=200, seed=7)
>>> request = s2ss.synthetic_requests(directory, requests=1)[0]
>>> shortlist = directory.rank(request, limit=3)
>>> len(shortlist) <= 3
True
"""

from . import attach as _attach
from ._core import (
    Calendar,
    Cancelled,
    Candidate,
    Concept,
    ConceptReference,
    ConceptSuggestion,
    Concepts,
    Conflict,
    Contact,
    Directory,
    Error,
    Evidence,
    Expertise,
    Explanation,
    FacetEvidence,
    Fault,
    GiasSchools,
    InputError,
    LimitError,
    Link,
    LinkEvidence,
    Links,
    Need,
    NeedEvidence,
    Nominee,
    Nominees,
    Phrase,
    Policy,
    RankTable,
    Request,
    School,
    Schools,
    Scorer,
    Shortlist,
    Similarity,
    StepEvidence,
    Taxonomy,
    __version__,
    json_schema,
    read_gias,
    read_gias_successors,
    read_requests,
    rule_meaning,
    rules,
    similarity,
    synthetic_directory,
    synthetic_requests,
    weekdays,
    write_requests,
)

__all__ = [
    "Calendar",
    "Cancelled",
    "Candidate",
    "Concept",
    "ConceptReference",
    "ConceptSuggestion",
    "Concepts",
    "Conflict",
    "Contact",
    "Directory",
    "Error",
    "Evidence",
    "Expertise",
    "Explanation",
    "FacetEvidence",
    "Fault",
    "GiasSchools",
    "InputError",
    "LimitError",
    "Link",
    "LinkEvidence",
    "Links",
    "Need",
    "NeedEvidence",
    "Nominee",
    "Nominees",
    "Phrase",
    "Policy",
    "RankTable",
    "Request",
    "School",
    "Schools",
    "Scorer",
    "Shortlist",
    "Similarity",
    "StepEvidence",
    "Taxonomy",
    "__version__",
    "json_schema",
    "read_gias",
    "read_gias_successors",
    "read_requests",
    "rule_meaning",
    "rules",
    "similarity",
    "synthetic_directory",
    "synthetic_requests",
    "weekdays",
    "write_requests",
]

_attach.attach()
