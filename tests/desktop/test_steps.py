from __future__ import annotations

from db.changes import Change, RowChange
from desktop.steps import AT_HAND, Place, Step, Steps


def step(n: int) -> Step:
    row = RowChange("notes", n, {"text": ""}, {"text": f"Words {n}"})
    return Step("Typing", Change((row,)), Place(n), Place(n, 1, 2))


def test_steps_come_back_in_the_order_in_which_they_are_taken_back_however_far_they_lie() -> None:
    steps = Steps()
    for n in range(5 * AT_HAND):
        steps.add(step(n))
    for n in reversed(range(5 * AT_HAND)):
        assert steps.last == step(n)
        assert steps.take() == step(n)
    assert steps.last is None


def test_steps_that_do_something_beside_the_rows_can_still_do_it_from_far_back() -> None:
    steps, done = Steps(), []
    steps.add(Step("House style", Change(), forth=lambda: done.append("forth"), back=lambda: done.append("back")))
    for n in range(3 * AT_HAND):
        steps.add(step(n))
    for _ in range(3 * AT_HAND):
        steps.take()
    back = steps.take().back
    assert back is not None
    back()
    assert done == ["back"]


def test_steps_are_added_and_taken_where_some_are_packed() -> None:
    steps, order = Steps(), []
    for n in range(200):
        steps.add(step(n))
        order.append(n)
        if n % 7 == 0:
            for _ in range(min(5, len(order))):
                assert steps.take() == step(order.pop())
    while order:
        assert steps.take() == step(order.pop())
    assert steps.last is None


def test_far_steps_take_little_memory_and_all_can_be_forgotten() -> None:
    steps = Steps()
    for n in range(5 * AT_HAND):
        steps.add(step(n))
    assert sum(map(len, steps._far)) < 5 * AT_HAND * 40
    steps.clear()
    assert steps.last is None
