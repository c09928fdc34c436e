"""Many threads, the progress bar, and Ctrl-C."""

import _thread
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import s2ss


@pytest.fixture(scope="module")
def directory() -> s2ss.Directory:
    return s2ss.synthetic_directory(nominees=2000, seed=7)


@pytest.fixture(scope="module")
def requests(directory: s2ss.Directory) -> list[s2ss.Request]:
    return s2ss.synthetic_requests(directory, requests=40)


def test_eight_threads_get_the_same_shortlists(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    alone = [directory.rank(request) for request in requests]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(directory.rank, requests * 4))
    assert together == alone * 4


def test_the_table_does_not_depend_on_the_number_of_threads(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    def rows(threads: int) -> list[list[object]]:
        table = directory.rank_all(requests, threads=threads)
        return [values.tolist() for values in table.columns().values()]

    assert rows(1) == rows(2) == rows(7) == rows(0)


def test_other_threads_run_while_a_table_is_made(directory: s2ss.Directory) -> None:
    requests = s2ss.synthetic_requests(directory, requests=40) * 200
    ticks = 0
    finished = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not finished.wait(0.005):
            ticks += 1

    other = threading.Thread(target=count)
    other.start()
    began = time.perf_counter()
    directory.rank_all(requests, limit=1)
    took = time.perf_counter() - began
    finished.set()
    other.join()
    assert took > 0.02
    assert ticks >= 1


def test_progress_is_told_up_to_the_last_request(
    directory: s2ss.Directory, requests: list[s2ss.Request]
) -> None:
    told: list[tuple[int, int]] = []
    directory.rank_all(requests, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(requests), len(requests))


def test_a_bar_is_shown_on_stderr_only_when_asked(
    directory: s2ss.Directory,
    requests: list[s2ss.Request],
    capsys: pytest.CaptureFixture[str],
) -> None:
    directory.rank_all(requests)
    assert capsys.readouterr() == ("", "")
    directory.rank_all(requests, progress=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"{len(requests)}/{len(requests)}\n" in shown.err


def test_an_error_of_the_progress_callable_stops_the_work(directory: s2ss.Directory) -> None:
    requests = s2ss.synthetic_requests(directory, requests=40) * 500

    def refuse(_done: int, _total: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        directory.rank_all(requests, progress=refuse)


def test_ctrl_c_stops_a_long_table_at_once(directory: s2ss.Directory) -> None:
    requests = s2ss.synthetic_requests(directory, requests=40) * 5000
    pressed = 0.0

    def press() -> None:
        nonlocal pressed
        pressed = time.perf_counter()
        _thread.interrupt_main()

    timer = threading.Timer(0.1, press)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        directory.rank_all(requests)
    answered = time.perf_counter() - pressed
    timer.join()
    # A tenth of a second is promised; a busy machine may add to it.
    assert answered < 1.0
