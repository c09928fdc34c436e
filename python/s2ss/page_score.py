"""A score as people read it: points out of a hundred, part by part."""

from __future__ import annotations

from collections.abc import Mapping

from .markup import Markup, element, joined
from .words import PARTS


def points(weights: Mapping[str, float], parts: Mapping[str, float]) -> dict[str, int]:
    """Split a score into whole points per part that sum to the rounded score.

    Rounding each part for itself would not: the points left over go to the largest remainders,
    the earlier part first.

    >>> points({"subject_fit": 0.75, "proximity": 0.25}, {"subject_fit": 0.9, "proximity": 0.5})
    {'subject_fit': 68, 'proximity': 12}
    """
    exact = {part: 100 * weights[part] * parts[part] for part in weights}
    whole = {part: int(value + 1e-9) for part, value in exact.items()}
    left_over = int(sum(exact.values()) + 0.5 + 1e-9) - sum(whole.values())
    by_remainder = sorted(exact, key=lambda part: whole[part] - exact[part])
    for part in by_remainder[:left_over]:
        whole[part] += 1
    return whole


def score_bar(weights: Mapping[str, float], parts: Mapping[str, float]) -> Markup:
    """Draw the parts end to end, on a track as long as the full score."""
    gained = points(weights, parts)
    said = ", ".join(
        f"{PARTS[part].lower()} {gained[part]} of {most:.0f}"
        for part, most in _most(weights).items()
    )
    return element(
        "svg",
        element("title", f"{sum(gained.values())} of 100 points: {said}"),
        element("rect", class_="track", width=1000, height=20),
        _segments({part: weights[part] * parts[part] for part in weights}),
        class_="bar",
        role="img",
        viewBox="0 0 1000 20",
        preserveAspectRatio="none",
    )


def weight_bar(weights: Mapping[str, float]) -> Markup:
    """Draw how the hundred points are shared out."""
    said = ", ".join(f"{PARTS[part].lower()} {most:.0f}" for part, most in _most(weights).items())
    return element(
        "svg",
        element("title", f"How 100 points are shared out: {said}"),
        _segments(weights),
        class_="bar",
        role="img",
        viewBox="0 0 1000 20",
        preserveAspectRatio="none",
    )


def score_parts(weights: Mapping[str, float], parts: Mapping[str, float]) -> Markup:
    """Name the points of each part beside its colour."""
    gained = points(weights, parts)
    return element(
        "dl",
        (
            element(
                "div",
                element("dt", swatch(part), PARTS[part]),
                element("dd", str(gained[part]), element("small", f" of {most:.0f}")),
            )
            for part, most in _most(weights).items()
        ),
        class_="parts",
    )


def swatch(part: str) -> Markup:
    """Show the colour of a part; the part's name stands beside it, so it says nothing itself."""
    return element(
        "svg",
        element("rect", class_=part, width=10, height=10),
        class_="swatch",
        viewBox="0 0 10 10",
        aria_hidden="true",
    )


def _most(weights: Mapping[str, float]) -> dict[str, float]:
    return {part: 100 * weight for part, weight in weights.items()}


def _segments(shares: Mapping[str, float]) -> Markup:
    segments, start = [], 0.0
    for part, share in shares.items():
        # The gap keeps neighbours apart for those who do not see the colours.
        width = 1000 * share - 3
        if width > 0:
            segments.append(element("rect", class_=part, x=start, width=width, height=20))
        start += 1000 * share
    return joined(segments)
