"""pandera on polars: with_pandera.py FILE RULES. Checks all rules (lazy), and gathers every value at fault."""
import sys

import pandera.errors
import pandera.polars as pa
import polars as pl

import checks

file, rules = sys.argv[1], checks.rules(sys.argv[2])


def whole(expression):
    return lambda data: data.lazyframe.select(expression(pl.col(data.key)))


def check(rule):
    kind, c, *a = rule
    name = f"{kind} {c}"
    if kind == "at least":
        return pa.Check.ge(a[0], name=name)
    if kind == "at most":
        return pa.Check.le(a[0], name=name)
    if kind == "in":
        return pa.Check.isin(a[0], name=name)
    if kind == "length":
        return pa.Check.str_length(a[0], a[1], name=name)
    if kind == "matches":
        return pa.Check.str_matches(f"^(?:{a[0]})$", name=name)
    return pa.Check(whole({
        "present": lambda v: v.count() > a[0] * v.len(),
        "distinct at most": lambda v: v.n_unique() <= a[0],
        "mean": lambda v: v.mean().is_between(a[0], a[1]),
        "deviation": lambda v: v.std(ddof=0).is_between(a[0], a[1]),
    }[kind]), name=name)


names = {"complete": "not_nullable", "unique": "field_uniqueness"}
data = pl.read_parquet(file) if file.endswith(".parquet") else pl.read_csv(file, try_parse_dates=True)
columns = {}
for name in data.columns:
    own = [rule for rule in rules if rule[1] == name]
    kinds = {rule[0] for rule in own}
    columns[name] = pa.Column(checks=[check(rule) for rule in own if rule[0] not in names],
                              nullable="complete" not in kinds, unique="unique" in kinds)
least = next(rule[2] for rule in rules if rule[0] == "rows")
frame = [pa.Check(lambda d: d.lazyframe.select(pl.len() > least), name="rows None")]
try:
    pa.DataFrameSchema(columns, checks=frame).validate(data, lazy=True)
except pandera.errors.SchemaErrors as e:
    for error in e.schema_errors:
        print(error.check.name if hasattr(error.check, "name") else f"{error.check} {error.schema.name}")
