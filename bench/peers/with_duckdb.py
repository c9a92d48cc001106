"""One query written by hand, in DuckDB from Python: with_duckdb.py FILE RULES. Checks all rules; tells no rows."""
import sys

import duckdb

import checks

rules = checks.rules(sys.argv[2])
found = duckdb.sql("SELECT " + ", ".join(checks.sql(rule) for rule in rules) + f" FROM '{sys.argv[1]}'").fetchall()[0]
for rule, holds in zip(rules, found):
    if not holds:
        print(*rule[:2])
