"""Where notes stand in their item: numbers with room between them, so that few have to be changed."""

from __future__ import annotations

GAP = 1024
"""Room left between neighbours, so that a paragraph put between two others moves neither."""

UNPLACED = -(2**60)


def places_of(places: list[int]) -> list[int]:
    """Return rising positions, as few of them changed as can be."""
    low = -GAP
    rising: list[int] = []
    for n, place in enumerate(places):
        if place <= low:
            high = next((later for later in places[n + 1 :] if later > low), low + 2 * GAP)
            if high - low < 2:
                return [n * GAP for n in range(len(places))]
            place = (low + high) // 2
        rising.append(place)
        low = place
    return rising
