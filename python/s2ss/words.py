"""The plain words in which results are shown to people."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

PARTS: Mapping[str, str] = {
    "subject_fit": "Subject fit",
    "availability": "Availability",
    "diversity": "New connection",
    "proximity": "Nearness",
}

PART_QUESTIONS: Mapping[str, str] = {
    "subject_fit": "How well does what the colleague offers meet what the school asks for?",
    "availability": "How many of the sessions asked for can both schools hold in the time given?",
    "diversity": "Would it connect schools that do not usually work together?",
    "proximity": "How near are the two schools? It counts in full where nobody has to travel.",
}

ROLES: Mapping[str, str] = {
    "subject_teacher": "Subject teacher",
    "curriculum_leader": "Curriculum leader",
    "senior_leader": "Senior leader",
    "support_staff": "Support staff",
}

MODES: Mapping[str, str] = {
    "visit": "a visit to the school that asks",
    "host": "a visit to the supporting school",
    "online": "online calls",
    "phone": "telephone calls",
    "resources": "sharing resources",
}

# Said of the many a rule removed, beside their number; `rule_meaning` speaks of one nominee to the
# people who look after the directory, and says what would have to change.
RULES: Mapping[str, str] = {
    "same_school": "They work at the school that asks",
    "not_listed": "Their entry is not listed at present (not agreed, paused or withdrawn)",
    "review_overdue": "Their entry is overdue for its review",
    "school_closed": "Their school is no longer open",
    "avoided": "The request asks to avoid them, their school or its trust",
    "same_trust": "They work in the same trust as the school that asks",
    "no_subject_fit": "What they offer is not close enough to what is asked",
    "required_need_unmet": "They do not cover a need that has to be met",
    "no_common_mode": "The two sides share no way of working",
    "no_common_slot": "No session in the time given suits both sides",
    "too_far": "Too far away, and nothing in common that works without travel",
    "nominee_full": "They already support as many schools as they offered to",
    "school_full": "Their school has no more staff to release at present",
    "recently_linked": "The two schools were linked only recently",
    "conflict": "A declared conflict stands between the two",
    "below_min_score": "The score is lower than the policy accepts",
}


def in_words(word: str, words: Mapping[str, str]) -> str:
    """Say an enumerator in plain words; one that has none speaks for itself."""
    return words.get(word, word.replace("_", " "))


def left_out(excluded: Mapping[str, int]) -> list[tuple[str, str]]:
    """Say how many each rule removed, the most first, and why.

    >>> left_out({"same_school": 1200, "avoided": 0})
    [('1,200', 'They work at the school that asks')]
    """
    counts = sorted(excluded.items(), key=lambda item: (-item[1], item[0]))
    return [(f"{number:,}", in_words(rule, RULES)) for rule, number in counts if number]


def listed(items: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["history", "music", "art"])
    'history, music and art'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def quoted(words: Sequence[str]) -> str:
    """Put somebody's own words in quotation marks, each on one line.

    >>> quoted(["MFL", "subject leadership"])
    '"MFL" and "subject leadership"'
    """
    return listed([f'"{" ".join(said.split())}"' for said in words])


def counted(number: int, noun: str) -> str:
    """Count things.

    >>> counted(1, "school"), counted(1200, "school")
    ('1 school', '1,200 schools')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def long_date(day: date | str) -> str:
    """Write a date as people do.

    >>> long_date("2026-09-07")
    '7 September 2026'
    """
    day = date.fromisoformat(str(day))
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def kilometres(metres: int | None) -> str:
    """Write a distance as people do.

    >>> kilometres(7430), kilometres(None)
    ('7.4 km', 'not known')
    """
    return "not known" if metres is None else f"{metres / 1000:,.1f} km"


def plain(text: str) -> str:
    """Drop what could act on a terminal or a page instead of being shown.

    That is control characters, halves of characters, and marks that turn the direction of writing.
    """
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if _acts(character) else character for character in text
    )


# Not strftime: its words depend on the locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _acts(character: str) -> bool:
    return character in _DIRECTION_MARKS or unicodedata.category(character) in {"Cc", "Cs"}
