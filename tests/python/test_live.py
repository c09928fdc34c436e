"""A directory that changes while it is read, from Python."""

from __future__ import annotations

import pickle
import threading
from typing import Any

import pytest
import worlds

import s2ss


def live(**changes: Any) -> s2ss.LiveDirectory:
    return s2ss.LiveDirectory(worlds.directory(**changes))


def test_a_batch_makes_a_version_that_answers_name():
    directory = live()
    before = directory.snapshot()
    nominee = s2ss.Nominee(id="n2", school="100003", expertise=["history"])
    assert directory.apply([s2ss.Change(kind="add_nominee", nominee=nominee)]) == 2
    after = directory.snapshot()
    request = worlds.request()
    assert (before.version, after.version, directory.version) == (1, 2, 2)
    assert [one.nominee for one in before.rank(request)] == ["n1"]
    assert {one.nominee for one in after.rank(request)} == {"n1", "n2"}
    assert after.rank(request).version == 2
    assert after.rank(request).to_dict()["version"] == 2
    assert after.rank_all([request]).version == 2
    assert after.explain(request, "n2").version == 2
    assert after == s2ss.Directory.from_dict(after.to_dict())


def test_answers_of_a_directory_that_is_not_live_name_no_version():
    shortlist = worlds.directory().rank(worlds.request())
    assert shortlist.version == 0
    assert "version" not in shortlist.to_dict()


def test_changes_may_be_given_as_dicts():
    directory = live()
    directory.apply([{"kind": "pause_nominee", "id": "n1"}])
    assert directory.snapshot().nominee("n1").status == "paused"


def test_every_kind_reaches_the_library():
    directory = live()
    link = worlds.link(state="proposed")
    conflict = s2ss.Conflict(nominee="n1", requesting_school="100003")
    changes = [
        s2ss.Change(kind="set_max_links", id="n1", max_links=3),
        s2ss.Change(kind="add_school", school=s2ss.School(urn="100009", name="New")),
        s2ss.Change(kind="change_school", school=s2ss.School(urn="100009", name="Newer")),
        s2ss.Change(kind="set_release_limit", id="100001", release_limit=2),
        s2ss.Change(kind="add_link", link=link),
        s2ss.Change(kind="set_link_state", link=link | {"state": "accepted"}),
        s2ss.Change(kind="add_conflict", conflict=conflict),
    ]
    directory.apply(changes)
    now = directory.snapshot()
    assert now.nominee("n1").max_links == 3
    assert now.school("100009").name == "Newer"
    assert now.school("100001").release_limit == 2
    assert now.links[0].state == "accepted"
    assert now.conflicts == [conflict]
    directory.apply(
        [
            s2ss.Change(kind="remove_conflict", conflict=conflict),
            s2ss.Change(kind="remove_school", id="100009"),
            s2ss.Change(kind="remove_nominee", id="n1"),
        ]
    )
    now = directory.snapshot()
    assert len(now.nominees) == 0
    assert now.links[0].nominee == ""


def test_a_faulty_batch_changes_nothing_and_says_everything():
    directory = live()
    with pytest.raises(s2ss.InputError) as caught:
        directory.apply(
            [
                {"kind": "pause_nominee", "id": "n1"},
                {"kind": "remove_nominee", "id": "nobody"},
                {"kind": "add_nominee", "nominee": {"id": "n1", "school": "999999"}},
            ]
        )
    assert [fault.pointer for fault in caught.value.faults] == [
        "/changes/1/id",
        "/changes/2/nominee/id",
        "/changes/2/nominee/school",
    ]
    assert directory.version == 1
    assert directory.snapshot() == worlds.directory()


@pytest.mark.parametrize("changes", [None, 3, "pause", [3], [{"kind": "promote"}], [{"id": "n1"}]])
def test_what_is_no_batch_is_refused(changes: Any):
    with pytest.raises(s2ss.InputError):
        live().apply(changes)


def test_removing_a_person_removes_their_contact_from_later_snapshots_and_the_history():
    directory = live(nominee={"contact": {"name": "Ann Other", "email": "ann@example.org"}})
    nominee = directory.snapshot().nominee("n1")
    directory.apply([s2ss.Change(kind="change_nominee", nominee=nominee)])
    directory.apply([{"kind": "remove_nominee", "id": "n1"}])
    assert "Ann" not in directory.snapshot().to_json()
    assert "Ann" not in str([batch.to_dict() for batch in directory.changes_since(1)])


def test_a_follower_gets_to_the_same_directory():
    leader, follower = live(), live()
    leader.apply([{"kind": "pause_nominee", "id": "n1"}])
    leader.apply([{"kind": "resume_nominee", "id": "n1"}, {"kind": "remove_nominee", "id": "n1"}])
    for batch in leader.changes_since(follower.version):
        sent = s2ss.ChangeBatch.from_json(batch.to_json())
        assert follower.apply(sent.changes) == batch.version
    assert follower.snapshot() == leader.snapshot()


def test_a_history_that_is_forgotten_says_so():
    directory = s2ss.LiveDirectory(worlds.directory(), history=1)
    directory.apply([{"kind": "pause_nominee", "id": "n1"}])
    directory.apply([{"kind": "resume_nominee", "id": "n1"}])
    assert len(directory.changes_since(2)) == 1
    with pytest.raises(s2ss.LimitError) as caught:
        directory.changes_since(1)
    assert caught.value.limit == "history"
    with pytest.raises(s2ss.InputError):
        directory.changes_since(9)


def test_a_change_is_a_value():
    change = s2ss.Change(kind="set_max_links", id="n1", max_links=2)
    assert s2ss.Change.from_dict(change.to_dict()) == change
    assert pickle.loads(pickle.dumps(change)) == change
    assert change.replace(max_links=3).max_links == 3
    assert "Ann" not in repr(
        s2ss.Change(
            kind="add_nominee",
            nominee={"id": "n1", "school": "100001", "contact": {"name": "Ann"}},
        )
    )


def test_readers_and_a_writer_run_together():
    directory = live()
    request = worlds.request()
    expected = {False: ["n1"], True: []}
    wrong: list[int] = []
    finished = threading.Event()

    def read() -> None:
        while not finished.is_set():
            shortlist = directory.snapshot().rank(request)
            # Even versions have the nominee paused, odd ones listed.
            if [one.nominee for one in shortlist] != expected[shortlist.version % 2 == 0]:
                wrong.append(shortlist.version)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for version in range(2, 80):
        kind = "pause_nominee" if version % 2 == 0 else "resume_nominee"
        assert directory.apply([{"kind": kind, "id": "n1"}]) == version
    finished.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_bytes_bring_a_directory_back_without_contacts():
    directory = worlds.directory(nominee={"contact": {"name": "Ann Other"}})
    data = directory.to_bytes()
    assert b"Ann Other" not in data
    assert s2ss.Directory.from_bytes(data).nominee("n1").contact == s2ss.Contact()
    assert s2ss.Directory.from_bytes(directory.to_bytes(contacts=True)) == directory


def test_bytes_carry_the_version():
    directory = live()
    directory.apply([{"kind": "pause_nominee", "id": "n1"}])
    now = directory.snapshot()
    assert s2ss.Directory.from_bytes(now.to_bytes()).version == 2
    assert pickle.loads(pickle.dumps(now)).version == 2


@pytest.mark.parametrize("data", [b"", b"S2SS-DIR", b"x" * 100, "text", None])
def test_what_are_no_bytes_of_a_directory_is_refused(data: Any):
    with pytest.raises(s2ss.InputError):
        s2ss.Directory.from_bytes(data)


def test_bytes_of_a_newer_format_are_refused_by_name():
    data = bytearray(worlds.directory().to_bytes())
    data[8] += 1
    with pytest.raises(s2ss.InputError, match="format 1"):
        s2ss.Directory.from_bytes(bytes(data))
