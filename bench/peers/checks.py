"""The rules of the comparison, said once: every tool's check is made of this list. Of the 30, one is broken ("mail" has no @ in one of 500 rows)."""
import datetime

COLOURS = ["red", "green", "blue", "black"]

# (kind, column, argument, argument)
BROKEN = ("matches", "mail", "[a-z0-9.]+@[a-z]+[.](com|org|net)")
HELD = [
    ("rows", None, 500), ("complete", "id"), ("unique", "id"), ("at least", "id", 0),
    ("complete", "mail"), ("length", "mail", 5, 60),
    ("complete", "code"), ("matches", "code", "code-[0-9]+"), ("length", "code", 6, 9), ("distinct at most", "code", 10000),
    ("complete", "country"), ("matches", "country", "[A-Z]{2}"),
    ("complete", "colour"), ("in", "colour", COLOURS), ("distinct at most", "colour", 4),
    ("present", "age", 0.9), ("at least", "age", 0), ("at most", "age", 120), ("mean", "age", 30, 60),
    ("complete", "income"), ("at least", "income", 0), ("mean", "income", 1000, 200000), ("deviation", "income", 1000, 200000),
    ("complete", "score"), ("at least", "score", 0), ("at most", "score", 1), ("mean", "score", 0.4, 0.6),
    ("at least", "day", datetime.date(2020, 1, 1)), ("in", "label", [0, 1]),
]


def rules(name):
    """The rules of a row of the table: "broken" has one that does not hold, "held" one less, "hundred" a hundred, one of them broken."""
    if name == "held":
        return list(HELD)
    if name == "broken":
        return HELD + [BROKEN]
    more = []
    for i in range(1, 71):
        column, top = (("age", 120), ("income", 200000), ("score", 1))[i % 3]
        more.append(("at most", column, top + i))
    return HELD + [BROKEN] + more


def sql(rule):
    """A rule as an aggregate that is true where it holds, without one scan more: what somebody would write by hand."""
    kind, c, *a = rule
    quoted = ", ".join(repr(v) for v in a[0]) if kind == "in" else None
    return {
        "rows": lambda: f"count(*) > {a[0]}",
        "complete": lambda: f"count({c}) = count(*)",
        "unique": lambda: f"count(DISTINCT {c}) = count(*)",
        "present": lambda: f"count({c}) > {a[0]} * count(*)",
        "at least": lambda: f"min({c}) >= {literal(a[0])}",
        "at most": lambda: f"max({c}) <= {literal(a[0])}",
        "length": lambda: f"min(length({c})) >= {a[0]} AND max(length({c})) <= {a[1]}",
        "matches": lambda: f"count(*) FILTER (WHERE NOT regexp_full_match({c}, '{a[0]}')) = 0",
        "in": lambda: f"count(*) FILTER (WHERE {c} NOT IN ({quoted})) = 0",
        "distinct at most": lambda: f"count(DISTINCT {c}) <= {a[0]}",
        "mean": lambda: f"avg({c}) BETWEEN {a[0]} AND {a[1]}",
        "deviation": lambda: f"stddev_pop({c}) BETWEEN {a[0]} AND {a[1]}",
    }[kind]()


def dqdl(rule):
    """A rule in the language of mlops. A missing value is not at fault in the other tools; only "age" has any."""
    kind, c, *a = rule
    where = f' where "{c} is not null"' if c == "age" else ""
    return {
        "rows": lambda: f"RowCount > {a[0]}",
        "complete": lambda: f'IsComplete "{c}"',
        "unique": lambda: f'IsUnique "{c}"',
        "present": lambda: f'Completeness "{c}" > {a[0]}',
        "at least": lambda: f'ColumnValues "{c}" >= {text(a[0])}{where}',
        "at most": lambda: f'ColumnValues "{c}" <= {text(a[0])}{where}',
        "length": lambda: f'(ColumnLength "{c}" >= {a[0]}) and (ColumnLength "{c}" <= {a[1]})',
        "matches": lambda: f'ColumnValues "{c}" matches "{a[0]}"',
        "in": lambda: f'ColumnValues "{c}" in [' + ", ".join(text(v) for v in a[0]) + "]",
        "distinct at most": lambda: f'DistinctValuesCount "{c}" <= {a[0]}',
        "mean": lambda: f'(Mean "{c}" >= {a[0]}) and (Mean "{c}" <= {a[1]})',
        "deviation": lambda: f'(StandardDeviation "{c}" >= {a[0]}) and (StandardDeviation "{c}" <= {a[1]})',
    }[kind]()


def literal(value):
    return f"DATE '{value}'" if isinstance(value, datetime.date) else value


def text(value):
    return str(value) if isinstance(value, (int, float)) else f'"{value}"'
