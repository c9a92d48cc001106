"""Makes a table and the models of the attribution benchmark.

    python models.py FOLDER [ROWS [TREES]]

TREES is the forest's number, usually 300; with another one only the forest is made. Writes rows.f32 and, without missing values,
filled.f32 (32-bit floats, column after column), and xgb6.json, xgb12.json, lgb.txt, forest.onnx with forest.pickle beside it.
The table is made up but has what real ones have: correlated, skewed, rounded and rare-event columns, 2 % missing, and a target with
interactions and noise, so that trees grow the way they do in practice. All seeds are fixed.
"""
import pickle
import sys
from pathlib import Path

import lightgbm
import numpy
import xgboost
from sklearn.ensemble import RandomForestClassifier
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType

folder = Path(sys.argv[1])
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
trees = int(sys.argv[3]) if len(sys.argv) > 3 else 300
folder.mkdir(parents=True, exist_ok=True)
COLUMNS = 32


def table(random):
    hidden = random.normal(size=(rows, 6))
    x = random.normal(size=(rows, COLUMNS)) + 0.8 * hidden[:, random.integers(0, 6, COLUMNS)]
    x[:, 8:14] = numpy.exp(x[:, 8:14])
    x[:, 14:20] = numpy.round(x[:, 14:20] * 4)
    x[:, 20:24] = random.poisson(1 + numpy.abs(x[:, 20:24]))
    x[:, 24:28] = x[:, 24:28] > 1.2
    x = x.astype(numpy.float32)
    signal = (x[:, 0] * x[:, 1] + numpy.sin(2 * x[:, 2]) + 0.5 * numpy.log1p(x[:, 8]) * (x[:, 14] > 0)
              - 0.3 * x[:, 20] * x[:, 24] + 0.4 * x[:, 3] ** 2 + x[:, 28:].sum(axis=1) * 0.2)
    y = (signal + random.logistic(size=rows) > numpy.median(signal)).astype(numpy.int32)
    x[random.random(x.shape) < 0.02] = numpy.nan
    return x, y


x, y = table(numpy.random.default_rng(7))
numpy.ascontiguousarray(x.T).tofile(folder / "rows.f32")
names = [f"c{i}" for i in range(COLUMNS)]


def boosted():
    train = xgboost.DMatrix(x, label=y, feature_names=names)
    for name, count, depth, rate in (("xgb6", 1000, 6, 0.05), ("xgb12", 200, 12, 0.1)):
        model = xgboost.train({"objective": "binary:logistic", "max_depth": depth, "eta": rate, "seed": 1}, train, count)
        model.save_model(folder / f"{name}.json")
        print(name, flush=True)
    lightgbm.train({"objective": "binary", "num_leaves": 63, "learning_rate": 0.05, "verbose": -1, "seed": 1},
                   lightgbm.Dataset(x, y, feature_name=names), 500).save_model(folder / "lgb.txt")
    print("lgb", flush=True)


if trees == 300:
    boosted()
# The exporter to ONNX drops where scikit-learn's trees send missing values, so that the exported forest is another one on rows that lack some.
filled = numpy.where(numpy.isnan(x), numpy.nanmedian(x, axis=0), x).astype(numpy.float32)
numpy.ascontiguousarray(filled.T).tofile(folder / "filled.f32")
# Without bootstrap the rows behind each leaf are the table's own, so that weights counted on the table (ONNX files carry none) are those
# the peer reads from the model, and the two can be compared digit by digit. Time does not depend on it.
forest = RandomForestClassifier(trees, min_samples_leaf=100, max_features=6, bootstrap=False, random_state=1, n_jobs=-1).fit(filled, y)
with open(folder / "forest.pickle", "wb") as file:
    pickle.dump(forest, file)
onnx = to_onnx(forest, initial_types=[("x", FloatTensorType([None, COLUMNS]))], options={"zipmap": False})
(folder / "forest.onnx").write_bytes(onnx.SerializeToString())
print("forest", [tree.tree_.n_leaves for tree in forest.estimators_[:3]], max(tree.tree_.max_depth for tree in forest.estimators_))
