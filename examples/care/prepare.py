"""Makes the example's data from the RAND Health Insurance Experiment, which statsmodels carries (public domain).

    pip install statsmodels pandas && python prepare.py

The experiment assigned families in six places to insurance plans and followed them for three to five years. Each row is one person in one
year. The question for the model: who will see a doctor five times or more in the year? Such a forecast decides, for example, who is offered
a care manager, and so has to work for every group.
"""
from pathlib import Path

import pandas as pd
import statsmodels.datasets.randhie as randhie

SOURCE = Path(randhie.__file__).parent / "src" / "randhie.csv"
SITES = {1: "Dayton", 2: "Seattle", 3: "Fitchburg", 4: "Franklin County", 5: "Charleston", 6: "Georgetown County"}


def table() -> pd.DataFrame:
    raw = pd.read_csv(SOURCE)
    health = pd.Series("excellent", index=raw.index)
    health[raw.hlthg == 1] = "good"
    health[raw.hlthf == 1] = "fair"
    health[raw.hlthp == 1] = "poor"
    care = pd.DataFrame({
        "person": raw.zper.astype(int),
        "year": raw.year.astype(int),
        "site": raw.site.astype(int).map(SITES),
        "sex": raw.female.astype(int).map({0: "male", 1: "female"}),
        "black": raw.black.round().astype(int),
        "age": raw.xage.round(1),
        "income": raw.income.round(0).astype(int),
        "education_years": raw.educdec.round().astype("Int64"),
        "family_size": raw.num.astype(int),
        "coinsurance_percent": raw.coins.astype(int),
        "chronic_diseases": raw.disea.round(1),
        "physical_limitation": (raw.physlm > 0.5).astype(int),
        "health": health,
        "mental_health_index": raw.mhi.round(1),
        "general_health_index": raw.ghindx.round(1),
        "visits": raw.mdvis.astype(int),
        "high_use": (raw.mdvis >= 5).astype(int),
    })
    return care.sort_values(["person", "year"], kind="stable").drop_duplicates(["person", "year"]).reset_index(drop=True)


def main() -> None:
    folder = Path(__file__).parent / "data"
    folder.mkdir(exist_ok=True)
    care = table()
    # People, not rows, are split, so that nobody is in both parts. The last years are kept as what a model in production would see.
    served = care[care.year >= 4]
    earlier = care[care.year < 4]
    test_people = earlier.person % 4 == 0
    earlier[~test_people].to_csv(folder / "train.csv", index=False)
    earlier[test_people].to_csv(folder / "test.csv", index=False)
    served.to_csv(folder / "served.csv", index=False)
    for name in ("train", "test", "served"):
        print(name, len(pd.read_csv(folder / f"{name}.csv")))
    faulty = pd.concat([earlier[~test_people].head(3000), earlier[~test_people].iloc[[7, 7, 11]]], ignore_index=True)
    faulty.loc[faulty.index[10:60], "income"] = pd.NA
    faulty.loc[faulty.index[100], "age"] = -4
    faulty.loc[faulty.index[101], "age"] = 430
    faulty.loc[faulty.index[200:230], "sex"] = "f"
    faulty.loc[faulty.index[300], "health"] = "splendid"
    faulty.to_csv(folder / "faulty.csv", index=False)


if __name__ == "__main__":
    main()
