"""Soda on DuckDB, the file read in place by a view: with_soda.py FILE RULES. Counts what is at fault, and fetches samples of those rows."""
import sys

import duckdb
from soda.scan import Scan

import checks

file, rules = sys.argv[1], checks.rules(sys.argv[2])


def soda(rule):
    kind, c, *a = rule
    name = f"{kind} {c}"
    limits = {"at least": "valid min", "at most": "valid max"}
    if kind == "matches":
        return [f"  - invalid_count({c}) = 0:", f"      name: {name}", f"      valid regex: ^(?:{a[0]})$"]
    if kind == "in":
        return [f"  - invalid_count({c}) = 0:", f"      name: {name}", f"      valid values: [{', '.join(map(str, a[0]))}]"]
    if kind == "length":
        return [f"  - invalid_count({c}) = 0:", f"      name: {name}", f"      valid min length: {a[0]}", f"      valid max length: {a[1]}"]
    if kind in limits and c != "day":
        return [f"  - invalid_count({c}) = 0:", f"      name: {name}", f"      {limits[kind]}: {a[0]}"]
    text = {
        "rows": lambda: f"row_count > {a[0]}",
        "complete": lambda: f"missing_count({c}) = 0",
        "unique": lambda: f"duplicate_count({c}) = 0",
        "present": lambda: f"missing_percent({c}) < {100 - 100 * a[0]:g}",
        "distinct at most": lambda: f"count_distinct_{c} <= {a[0]}",
        "mean": lambda: f"avg({c}) between {a[0]} and {a[1]}",
        "deviation": lambda: f"stddev_{c} between {a[0]} and {a[1]}",
        "at least": lambda: f"min_{c} = 1",
    }[kind]()
    own = {
        "distinct at most": (f"count_distinct_{c}", f"count(DISTINCT {c})"),
        "deviation": (f"stddev_{c}", f"stddev_pop({c})"),
        "at least": (f"min_{c}", f"CAST(min({c}) >= {checks.literal(a[0])} AS INT)" if a else ""),
    }
    lines = [f"  - {text}:", f"      name: {name}"]
    if kind in own:
        metric, expression = own[kind]
        lines.append(f"      {metric} expression: {expression}")
    return lines


connection = duckdb.connect()
connection.sql(f"CREATE VIEW data AS SELECT * FROM '{file}'")
scan = Scan()
scan.disable_telemetry()
scan.set_data_source_name("duckdb")
scan.add_duckdb_connection(connection, "duckdb")
scan.add_sodacl_yaml_str("checks for data:\n" + "\n".join("\n".join(soda(rule)) for rule in rules))
scan.execute()
if scan.has_error_logs():
    sys.exit(scan.get_error_logs_text())
for failed in scan.get_checks_fail():
    print(failed.name)
