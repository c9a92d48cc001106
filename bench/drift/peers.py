"""The same simulations by Evidently's or NannyML's own measures and default thresholds.

    python peers.py evidently|nannyml REPETITIONS REFERENCE_ROWS

"found" is at the default thresholds; "found at equal false alarms" is with all thresholds multiplied by the one factor that makes 5 % of
runs alarm when nothing changed, so that power can be compared.
"""
import os
import sys
import warnings

import numpy
import pandas

os.environ.update(NML_DISABLE_USAGE_LOGGING="1", DO_NOT_TRACK="1")

warnings.simplefilter("ignore")
which, repetitions, n = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random = numpy.random.default_rng(7)
CHANGES = {"none": (0, 1, 0, 0)}
CHANGES |= {f"mean + {s} sd": (s, 1, 0, 0) for s in (0.1, 0.2, 0.3, 0.5)}
CHANGES |= {"sd x 1.2": (0, 1.2, 0, 0), "sd x 1.5": (0, 1.5, 0, 0), "new category 2 %": (0, 1, 0.02, 0), "2 % more missing": (0, 1, 0, 0.02)}


def normal(rows, change=(0, 1, 0, 0)):
    values = random.normal(change[0], change[1], rows)
    values[random.random(rows) < change[3]] = numpy.nan
    return values


def five(rows, change=(0, 1, 0, 0)):
    values = random.choice(list("abcde"), rows, p=[0.35, 0.3, 0.2, 0.1, 0.05]).astype(object)
    values[random.random(rows) < change[2]] = "new"
    return values


if which == "evidently":
    from evidently.legacy.calculations.stattests import get_stattest
    from evidently.legacy.core import ColumnType

    def ratio(before, now, m, categorical):
        """How far the column is over its threshold: 1 is at it."""
        kind = ColumnType.Categorical if categorical else ColumnType.Numerical
        before, now = pandas.Series(before).dropna(), pandas.Series(now).dropna()
        test = get_stattest(before, now, kind, None)
        value = test(before, now, kind, None).drift_score
        threshold = test.default_threshold
        return threshold / max(value, 1e-300) if "p_value" in test.display_name else value / threshold
else:
    import nannyml

    def ratio(before, now, m, categorical):
        calculator = nannyml.UnivariateDriftCalculator(column_names=["x"], chunk_size=m, treat_as_categorical=["x"] if categorical else [])
        frame = calculator.fit(pandas.DataFrame({"x": before})).calculate(pandas.DataFrame({"x": now})).filter(period="analysis").to_df()
        return float(frame[("x", "jensen_shannon", "value")].iloc[0] / frame[("x", "jensen_shannon", "upper_threshold")].iloc[0])


def run(name, m, width):
    change = CHANGES[name]
    make = five if name.startswith("new") else normal
    planted = ratio(make(n), make(m, change), m, make is five)
    others = [ratio(normal(n), normal(m), m, False) for _ in range(width - 1)]
    return planted, max([planted] + others)


print(f"# {which}, {repetitions} repetitions, reference {n}")
print("| change | window rows | columns | found | any column | found at equal false alarms |\n|---|---|---|---|---|---|")
for m in (100, 500, 2000):
    for width in (1, 20):
        reps = repetitions if width == 1 else max(40, repetitions // 5)
        factor = None
        for name in CHANGES:
            results = numpy.array([run(name, m, width) for _ in range(reps)])
            if name == "none":
                factor = numpy.quantile(results[:, 1], 0.95)
            if name.startswith("new"):
                null = numpy.array([ratio(five(n), five(m), m, True) for _ in range(reps)])
                own = numpy.quantile(null, 0.95)
            else:
                own = factor
            equal = (results[:, 0] > (max(own, factor) if width > 1 else own)).mean()
            print(f"| {name} | {m} | {width} | {100 * (results[:, 0] >= 1).mean():.0f} % | {100 * (results[:, 1] >= 1).mean():.0f} % | {100 * equal:.0f} % |", flush=True)
