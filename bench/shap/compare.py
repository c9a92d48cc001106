"""Alternating runs of this engine and of each model's own library, on the same cores, every one with all of them.

    python compare.py FOLDER CLASSPATH MODEL [ROUNDS]      rounds 0: only differences; 1: no few rows; usual 3

FOLDER is what models.py filled, MODEL one of xgb6, xgb12, lgb, forest; Shap.java is compiled into CLASSPATH. Rows are timed in portions
that take both sides seconds (see SIZES) and scaled by row, which both are linear in. Both have the table and the model in memory. By
processor time it does not matter what else the machine is doing, nor that shap uses one core; the clock is told beside it.
"""
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy

folder, classpath, name = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
COLUMNS = 32
FEW = (1, 10, 100)
SIZES = {"xgb6": (100_000, 2000), "xgb12": (6000, 300), "lgb": (20_000, 300), "forest": (4000, 40)}
FILES = {"xgb6": "xgb6.json", "xgb12": "xgb12.json", "lgb": "lgb.txt", "forest": "forest.onnx"}
table = folder / ("filled.f32" if name == "forest" else "rows.f32")
x = numpy.ascontiguousarray(numpy.fromfile(table, dtype=numpy.float32).reshape(COLUMNS, -1).T)


def library():
    """The library's name, its attributions of the first n rows, and the shape (rows, outputs, features and base)."""
    if name.startswith("xgb"):
        import xgboost
        model = xgboost.Booster(model_file=folder / FILES[name])
        names = model.feature_names
        return (f"XGBoost {xgboost.__version__}, pred_contribs",
                lambda n: model.predict(xgboost.DMatrix(x[:n], feature_names=names), pred_contribs=True)[:, None, :])
    if name == "lgb":
        import lightgbm
        model = lightgbm.Booster(model_file=folder / FILES[name])
        return f"LightGBM {lightgbm.__version__}, pred_contrib", lambda n: model.predict(x[:n], pred_contrib=True)[:, None, :]
    import shap
    with open(folder / "forest.pickle", "rb") as file:
        forest = pickle.load(file)
    explainer = shap.TreeExplainer(forest, feature_perturbation="tree_path_dependent")

    def explain(n):
        values = numpy.moveaxis(explainer.shap_values(x[:n], check_additivity=False), 2, 1)
        return numpy.concatenate([values, numpy.broadcast_to(explainer.expected_value[None, :, None], values.shape[:2] + (1,))], axis=2)

    return f"shap {shap.__version__}, TreeExplainer", explain


engine = subprocess.Popen(["java", "-Xmx2g", "-cp", classpath, "Shap", str(folder / FILES[name]), str(table), str(COLUMNS)],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
assert engine.stdout.readline().strip() == "ready"


def ask(*words):
    engine.stdin.write(" ".join(str(word) for word in words) + "\n")
    engine.stdin.flush()
    return engine.stdout.readline().split()


def ours(how, n):
    wall, processor, worst = (float(word) for word in ask(how, n))
    return wall, processor, worst


def timed(work, n):
    wall, processor = time.perf_counter(), time.process_time()
    work(n)
    return time.perf_counter() - wall, time.process_time() - processor


def per_row(times, n):
    return [statistics.median(time[i] for time in times) / n * 1e6 for i in (0, 1)]


title, peer = library()
many, some = SIZES[name]


def speed():
    first = ours("whole", many)
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(ours("again", many))
        theirs.append(timed(peer, some))
    whole = ours("whole", many)
    a, b = per_row(mine, many), per_row(theirs, some)
    print(f"{name}: {title}; load {os.getloadavg()[0]:.0f}; {rounds} rounds; ours {many} rows, theirs {some}")
    print(f"  us a row, clock and processor: ours {a[0]:.0f} {a[1]:.0f}, theirs {b[0]:.0f} {b[1]:.0f}; ratio {b[0] / a[0]:.0f} and {b[1] / a[1]:.1f}")
    print(f"  processor seconds: preparation {max(0, whole[1] - a[1] * many / 1e6):.2f}, whole first call in a fresh virtual machine {first[1]:.1f}")
    print(f"  worst breach of additivity, relative: {max(run[2] for run in mine):.1e}", flush=True)


def few():
    for n in FEW:
        peer(n)
        pairs = [(ours("whole", n), timed(peer, n)) for _ in range(5)]
        a, b = ([statistics.median(pair[side][i] for pair in pairs) * 1e3 for i in (0, 1)] for side in (0, 1))
        again = statistics.median(ours("again", n)[1] for _ in range(5)) * 1e3
        print(f"  whole call of {n} rows, ms of clock and processor: ours {a[0]:.0f} {a[1]:.0f} (prepared before {again:.0f}), theirs {b[0]:.0f} {b[1]:.0f}",
              flush=True)


def differences():
    n = min(some, 300)
    with tempfile.TemporaryDirectory() as scratch:
        ask("write", n, Path(scratch) / "phi")
        phi = numpy.fromfile(Path(scratch) / "phi", dtype=">f8").reshape(n, -1, COLUMNS + 1)
    gap = numpy.abs(phi - numpy.asarray(peer(n), dtype=float)[:, -phi.shape[1]:])
    print(f"  largest difference from theirs on {n} rows: {gap.max():.1e}; largest attribution {numpy.abs(phi[:, :, :-1]).max():.2f}")
    if name.startswith("xgb"):
        import shap
        import xgboost
        exact = shap.TreeExplainer(xgboost.Booster(model_file=folder / FILES[name])).shap_values(x[:5], check_additivity=False)
        print(f"  from shap's, in double precision, on 5 rows: {numpy.abs(phi[:5, 0, :-1] - exact).max():.1e}")


if rounds > 0:
    speed()
if rounds > 1:
    few()
differences()
engine.stdin.close()
