"""The library's own documents keep to the JSON Schema that it publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import worlds

import s2ss

SCHEMA: dict[str, Any] = s2ss.json_schema()


def faults(form: str, document: Any) -> list[str]:
    """Return what the form `form` of the schema finds wrong with a document."""
    validator = jsonschema.Draft202012Validator(
        {"$ref": f"#/$defs/{form}", "$defs": SCHEMA["$defs"]},
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    return [error.message for error in validator.iter_errors(document)]


@pytest.fixture(scope="module")
def directory() -> s2ss.Directory:
    return s2ss.synthetic_directory(nominees=400, seed=3, as_of="2026-09-01")


@pytest.fixture(scope="module")
def requests(directory: s2ss.Directory) -> list[s2ss.Request]:
    return s2ss.synthetic_requests(directory, requests=20, seed=3)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_form_of_the_schema_is_referred_to():
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_a_directory_keeps_to_the_schema(directory: s2ss.Directory, tmp_path: Path):
    directory.write_json(tmp_path / "directory.json")
    document = json.loads((tmp_path / "directory.json").read_text(encoding="utf-8"))
    assert len(document["nominees"]) == 400
    assert faults("directory", document) == []
    assert faults("school", document["schools"][0]) == []
    assert faults("link", document["links"][0]) == []


def test_a_taxonomy_keeps_to_the_schema():
    assert faults("taxonomy", s2ss.Taxonomy.default().to_dict()) == []


def test_requests_keep_to_the_schema(requests: list[s2ss.Request]):
    documents = [request.to_dict() for request in requests]
    assert faults("requests", documents) == []
    assert faults("request", documents[0]) == []


def test_policies_keep_to_the_schema():
    assert faults("policy", s2ss.Policy().to_dict()) == []
    assert faults("policy", s2ss.Policy(weights={"diversity": 3}).to_dict()) == []


def test_shortlists_and_explanations_keep_to_the_schema(
    directory: s2ss.Directory, requests: list[s2ss.Request]
):
    shortlists = [directory.rank(request, limit=20).to_dict() for request in requests]
    assert sum(len(shortlist["candidates"]) for shortlist in shortlists) > 20
    assert [faults("shortlist", shortlist) for shortlist in shortlists] == [[]] * len(shortlists)
    explanation = directory.explain(requests[0], directory.nominees[0].id).to_dict()
    assert faults("explanation", explanation) == []


def test_plans_keep_to_the_schema(directory: s2ss.Directory, requests: list[s2ss.Request]):
    for goal in ("best_fit", "most_served", "fairest", "stable"):
        plan = directory.allocate(requests, goal=goal, capacity={directory.nominees[0].id: 2})
        assert faults("plan", plan.to_dict()) == []
        lost = plan.assigned[0]
        later = plan.revise(declined=[(lost.request, lost.nominee)])
        assert faults("plan", later.to_dict()) == []
        assert later.changes is not None
        assert faults("plan_comparison", later.changes.to_dict()) == []
    torn = directory.allocate(requests[:1], minimum=dict.fromkeys(["n001", "n002", "n003"], 1))
    assert torn.status == "infeasible"
    assert faults("plan", torn.to_dict()) == []


def test_what_a_message_was_understood_to_ask_for_keeps_to_the_schema():
    found = s2ss.Taxonomy.default().resolve(
        "KS3 MFL and subject leadership, not history; support with gadgets"
    )
    assert found.needs
    assert found.dismissed
    assert faults("resolution", found.to_dict()) == []
    question = {"words": found.needs[0].mentions[0].words.to_dict(), "readings": [], "labels": []}
    assert faults("question", question) == []
    assert s2ss.Question.from_dict(question).to_dict() == question
    request = worlds.request(needs=found.needs).to_dict()
    assert request["needs"][0]["words"] == found.needs[0].words
    assert faults("request", request) == []


def test_what_the_schema_calls_default_is_the_default_of_the_library():
    def defaults(form: str) -> dict[str, Any]:
        properties = SCHEMA["$defs"][form].get("properties", {})
        return {name: each["default"] for name, each in properties.items() if "default" in each}

    policy = s2ss.Policy().to_dict()
    stated = defaults("policy")
    assert stated
    assert {name: policy[name] for name in stated} == stated
    for group in ("similarity", "strength", "facet", "diversity"):
        stated = defaults(f"{group}_factors")
        assert stated
        assert policy["facets" if group == "facet" else group] == stated


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"nominees": [{"id": "n1", "school": "100001", "rank": 1}]}, "rank"),
        ({"nominees": [{"school": "100001"}]}, "id"),
        ({"nominees": [{"id": "n1", "school": "100001", "modes": ["fax"]}]}, "fax"),
        ({"nominees": [{"id": "n1", "school": "100001", "max_links": -1}]}, "-1"),
        ({"as_of": "2026-02-30"}, "2026-02-30"),
    ],
)
def test_schema_and_reader_refuse_the_same(change: dict[str, Any], word: str):
    document = worlds.world() | change
    assert any(word in fault for fault in faults("directory", document))
    with pytest.raises(s2ss.InputError):
        s2ss.Directory.from_dict(document)


def test_schema_and_reader_take_the_short_forms():
    request = {key.rstrip("_"): value for key, value in worlds.ASK.items()} | {
        "slots": "A:Tue-pm",
        "places": None,
    }
    assert faults("request", request) == []
    assert s2ss.Request.from_dict(request).slots
