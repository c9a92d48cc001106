"""Runs the tools as cold processes, by turns, and writes the table: measure.py WORK RUNS MLOPS RESULTS, with PEERS (name=python) behind."""
import os
import statistics
import subprocess
import sys
import time

import checks

work, runs, mlops, results = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
pythons = dict(peer.split("=", 1) for peer in sys.argv[5:])
here = os.path.dirname(os.path.abspath(__file__))
TOOLS = [
    # name, script, what it does
    ("DuckDB, one query by hand", "with_duckdb.py", "duckdb", "duckdb", "all rules in one query; no rows at fault, no report"),
    ("pandera on polars", "with_pandera.py", "pandera", "pandera polars", "all rules, and every value at fault"),
    ("Soda on DuckDB", "with_soda.py", "soda", "soda-core soda-core-duckdb duckdb", "all rules, and samples of the rows at fault; the file is read in place"),
]
ROWS = [  # title, folder, file, rules
    ("{large} rows, Parquet, 30 rules of which one is broken", "large", "data.parquet", "broken"),
    ("{large} rows, CSV, 30 rules of which one is broken", "large", "data.csv", "broken"),
    ("{large} rows, Parquet, 29 rules, all hold", "large", "data.parquet", "held"),
    ("{large} rows, CSV, 29 rules, all hold", "large", "data.csv", "held"),
    ("{large} rows, Parquet, 100 rules of which one is broken", "large", "data.parquet", "hundred"),
    ("1,000 rows, CSV, 30 rules of which one is broken", "small", "data.csv", "broken"),
]


def run(command):
    """Wall and processor time in seconds, the highest resident size in MB, and what was printed."""
    with open(f"{work}/printed.txt", "w") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=work)
        _, _, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, open(f"{work}/printed.txt").read()


def ours(file, rules):
    names = {checks.dqdl(rule): f"{rule[0]} {rule[1]}" for rule in checks.rules(rules)}
    with open(f"{work}/{rules}.dqdl", "w") as contract:
        contract.write("Rules = [\n" + ",\n".join(names) + "\n]\n")
    return [mlops, "validate", "--data", file, "--contract", f"{work}/{rules}.dqdl", "--out", f"{work}/out"], names


def broken(printed, names=None):
    lines = [line for line in printed.splitlines() if line.strip()]
    if names is None:
        return sorted(lines)
    return sorted(name for rule, name in names.items() if any(line.startswith("FAILED  " + rule + ":") for line in lines))


def median(measured, what):
    return statistics.median(m[what] for m in measured)


lines = []
for title, folder, name, rules in ROWS:
    file = f"{work}/{folder}/{name}"
    command, names = ours(file, rules)
    commands = {"mlops": command}
    commands.update({tool: [pythons[key], f"{here}/{script}", file, rules] for tool, script, key, _, _ in TOOLS if key in pythons})
    expected = [] if rules == "held" else [" ".join(checks.BROKEN[:2])]
    measured = {tool: [] for tool in commands}
    for turn in range(runs + 1):
        for tool, words in commands.items():
            found = run(words)
            verdicts = broken(found[3], names if tool == "mlops" else None)
            if verdicts != expected:
                sys.exit(f"{tool} on {title}: found {verdicts} broken, expected {expected}; see {work}/printed.txt")
            if turn > 0:  # the first brings files and programs into memory
                measured[tool].append(found)
    title = title.format(large=f"{int(os.environ['LARGE']):,}")
    own = measured.pop("mlops")
    lines.append(f"| **{title}** | **mlops** | {median(own, 0):.2f} s | {median(own, 1):.2f} s | {median(own, 2):,.0f} MB | | |")
    for tool, other in measured.items():
        lines.append(f"| | {tool} | {median(other, 0):.2f} s | {median(other, 1):.2f} s | {median(other, 2):,.0f} MB "
                     f"| {median(own, 0) / median(other, 0):.2f} | {median(own, 1) / median(other, 1):.2f} |")
    print("\n".join(lines), flush=True)

versions = []
for tool, _, key, packages, _ in TOOLS:
    if key in pythons:
        script = f"from importlib.metadata import version\nprint(', '.join(p + ' ' + version(p) for p in '{packages}'.split()))"
        versions.append(subprocess.check_output([pythons[key], "-c", script], text=True).strip())
with open(results, "w") as out:
    out.write(f"""# Against other tools

Written by `bench/peers/run.sh`; do not edit. Whole cold processes by turns, medians of {runs} after one that is not counted, {os.cpu_count()} processors, load {os.getloadavg()[2]:.1f}
in the last quarter of an hour. The same data, the same rules (`peers/checks.py`), and the same verdicts, which is checked in every run. A ratio is the time of mlops by that of the
other tool; below 1 mlops is faster. On a machine that is busy with other work, believe the processor time.

| work | tool | wall | processor | memory | ratio, wall | ratio, processor |
|---|---|---|---|---|---|---|
""" + "\n".join(lines) + "\n\nVersions: " + "; ".join(versions) + """.

What each does:

- mlops: all rules, exactly; the types of a text file from all of its bytes; the kind, missing and different values of every column; SHA-256 of the file; five rows of each broken rule; a report.
""" + "".join(f"- {tool}: {does}.\n" for tool, _, key, _, does in TOOLS if key in pythons) + f"""
Ten columns; one of doubles with up to 17 digits, four of texts, one with missing values (`peers/data.py`).
""")
