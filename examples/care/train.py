"""Trains the example's model: who will see a doctor five times or more in the year?

    pip install xgboost pandas && python train.py

The model sees neither the person nor the visits it has to forecast, and neither sex nor race: explainModel looks at what it does to them.
"""
from pathlib import Path

import pandas as pd
import xgboost as xgb

FEATURES = ["site", "age", "income", "education_years", "family_size", "coinsurance_percent", "chronic_diseases", "physical_limitation",
            "health", "mental_health_index", "general_health_index"]
CATEGORIES = {"site": ["Charleston", "Dayton", "Fitchburg", "Franklin County", "Georgetown County", "Seattle"],
              "health": ["excellent", "fair", "good", "poor"]}


def features(table: pd.DataFrame) -> pd.DataFrame:
    chosen = table[FEATURES].copy()
    for name, values in CATEGORIES.items():
        chosen[name] = pd.Categorical(chosen[name], categories=values)
    return chosen


def main() -> None:
    folder = Path(__file__).parent
    train = pd.read_csv(folder / "data" / "train.csv")
    data = xgb.DMatrix(features(train), label=train["high_use"], enable_categorical=True)
    parameters = {"objective": "binary:logistic", "max_depth": 4, "eta": 0.08, "subsample": 0.8, "colsample_bytree": 0.8,
                  "min_child_weight": 20, "seed": 7, "nthread": 1}
    model = xgb.train(parameters, data, num_boost_round=120)
    model.save_model(folder / "model.json")


if __name__ == "__main__":
    main()
