"""Other values for the choices of a house style, by chance, each of which the style may have."""

from __future__ import annotations

import random
from typing import Any

from desktop.minutes.style_editing.choices import Choice

WORDS = ("Quay", "the lamp", "“Crane”", "naïve", "a # b", "'x' = [1]", 'say "so"', "C:\\dir", "Gäste", "漢字", "🚢")


def other_value(choice: Choice, chance: random.Random, now: Any = None) -> Any:
    """Return a value for a choice, which may by chance be the one that it has."""
    if choice.kind == "phrase":
        return _phrase(choice, chance)
    if choice.kind == "one of":
        return chance.choice(choice.options).value
    if choice.kind == "some of":
        return [option.value for option in choice.options if chance.random() < 0.5]
    if choice.kind == "number":
        assert choice.bounds is not None
        number = chance.uniform(choice.bounds.least, choice.bounds.most)
        return int(number) if choice.whole else round(number, chance.randrange(3))
    if choice.kind == "yes or no":
        return chance.random() < 0.5
    if choice.kind == "colour":
        return f"{chance.randrange(1 << 24):06X}"
    if choice.kind == "words by name":
        assert choice.of is not None
        names = dict.fromkeys((*(now or {}), *choice.names))
        return {
            name: other_value(choice.of, chance) if chance.random() < 0.5 or name not in (now or {}) else now[name]
            for name in names
        }
    if choice.kind == "list":
        return _list(choice, chance, now or [])
    if choice.kind == "part":
        return _part(choice, chance)
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))


def _phrase(choice: Choice, chance: random.Random) -> str:
    if choice.key == "reference" and "number" in choice.fields:
        return chance.choice(("{number}", "AP{number}/{yy}", "{item}.{number}", "[{item}-]{number} ({year})"))
    inside = [f"{{{field}}}" for field in chance.sample(choice.fields, k=min(2, len(choice.fields)))]
    form = chance.choice(("{a} {b}", "**{a}**[ ({b})]", "{a}\t{b}", "{a}\n{b}", "[{a}, ]{b}: {{{{", "*x* __{a}__ {b}"))
    return form.format(a=inside[0], b=inside[-1])


def _list(choice: Choice, chance: random.Random, now: list[Any]) -> list[Any]:
    assert choice.of is not None
    if choice.names:
        return [other_value(choice.of, chance) if chance.random() < 0.4 else each for each in now]
    out = [other_value(choice.of, chance, each) if chance.random() < 0.3 else each for each in now]
    out = [each for each in out if chance.random() < 0.8] or out[:1]
    for _ in range(chance.choice((0, 0, 1, 2))):
        out.insert(chance.randint(0, len(out)), other_value(choice.of, chance))
    chance.shuffle(out) if chance.random() < 0.3 else None
    return out or [other_value(choice.of, chance)]


def _part(choice: Choice, chance: random.Random) -> dict[str, Any]:
    made = {part.key: other_value(part, chance) for part in choice.parts}
    if {"columns", "line"} <= set(made):
        made["line" if chance.random() < 0.5 else "columns"] = "" if made["columns"] and chance.random() < 0.5 else []
        if not isinstance(made["line"], str) or bool(made["line"]) == bool(made["columns"]):
            made["line"], made["columns"] = "{name}", []
    return made
