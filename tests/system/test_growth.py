"""The measure of growth tells linear work from work that is not."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.growth import growth, linear


def adding(size: int) -> Callable[[], object]:
    return lambda: sum(range(size))


def pairing(size: int) -> Callable[[], object]:
    return lambda: sum(1 for _a in range(size) for _b in range(size))


def test_linear_work_is_linear() -> None:
    assert linear(adding, 200_000)


def test_work_on_every_pair_is_not() -> None:
    assert growth(pairing, 250) > 12
    assert not linear(pairing, 250)


def test_each_turn_gets_new_input() -> None:
    made: list[int] = []

    def prepare(size: int) -> Callable[[], object]:
        made.append(size)
        return lambda: None

    growth(prepare, 10, bound=0)
    assert len(made) == 12
    assert set(made) == {10, 40}
