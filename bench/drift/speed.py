"""Alternating runs of this engine, scipy column by column, and Evidently, on the same cores; ratios of medians.

    python speed.py CLASSPATH ROWS ENGINE_COLUMNS ROUNDS [evidently]

scipy and Evidently are timed on one column a round (Evidently: on four, in one report) and scaled by the number of columns; both
work column after column. By the clock the engine uses all cores and the others one; by processor time it does not matter how
many, nor what else the machine is doing. The engine is timed on all its columns with as many threads as there are cores.
"""
import os
import statistics
import subprocess
import sys
import time
import warnings

import numpy

warnings.simplefilter("ignore")
os.environ["DO_NOT_TRACK"] = "1"
classpath, rows, columns, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
random = numpy.random.default_rng(1)
threads = os.cpu_count()
engine = subprocess.Popen(["java", "-Xmx2g", "-cp", classpath, "Speed", str(columns), str(rows), str(threads)],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
assert engine.stdout.readline().strip() == "ready"


def ours():
    engine.stdin.write("\n")
    engine.stdin.flush()
    wall, processor, _ = engine.stdout.readline().split()
    return float(wall) / columns, float(processor) / columns


def timed(work, width):
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) / width, (time.process_time() - processor) / width


others = {}
a, b = random.normal(size=rows), random.normal(size=rows)
if "evidently" in sys.argv:
    import pandas
    from evidently import Report
    from evidently.presets import DataDriftPreset
    frames = [pandas.DataFrame({f"c{i}": random.normal(size=rows) for i in range(4)}) for _ in range(2)]
    others["Evidently, default report"] = (lambda: Report([DataDriftPreset()]).run(frames[1], frames[0]).dict(), 4)
else:
    from scipy import stats
    others["scipy, Wasserstein"] = (lambda: stats.wasserstein_distance(a, b), 1)
    others["scipy, KS"] = (lambda: stats.ks_2samp(a, b), 1)
    others["scipy, Mann-Whitney"] = (lambda: stats.mannwhitneyu(a, b), 1)
    others["scipy, Cramer-von Mises"] = (lambda: stats.cramervonmises_2samp(a, b), 1)
    others["scipy, energy"] = (lambda: stats.energy_distance(a, b), 1)
    others["scipy, Anderson-Darling"] = (lambda: stats.anderson_ksamp([a, b], variant="midrank"), 1)
    others["scipy, all six"] = (lambda: [others[name][0]() for name in list(others) if name != "scipy, all six"], 1)

ours()
ours()
times = {name: [] for name in others} | {"engine": []}
for _ in range(rounds):
    for name, (work, width) in others.items():
        times["engine"].append(ours())
        times[name].append(timed(work, width))


def middle(name, which):
    return statistics.median(pair[which] for pair in times[name])


print(f"{rows} + {rows} rows, {columns} columns, {threads} threads, load {os.getloadavg()[0]:.1f}")
print("| against | by the clock | by processor time |\n|---|---|---|")
for name in others:
    print(f"| {name} | {middle(name, 0) / middle('engine', 0):.1f} | {middle(name, 1) / middle('engine', 1):.1f} |")
engine.stdin.close()
