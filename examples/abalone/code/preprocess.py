"""Encodes the abalone table, and splits it 70 : 15 : 15 into train, validation and test. The target is the first column."""

import argparse
from pathlib import Path

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

COLUMNS = ["sex", "length", "diameter", "height", "whole_weight", "shucked_weight", "viscera_weight", "shell_weight", "rings"]


def encode(table: pd.DataFrame) -> pd.DataFrame:
    """Numbers only, the rings first."""
    numbers = Pipeline([("fill", SimpleImputer(strategy="median")), ("scale", StandardScaler())])
    encoder = ColumnTransformer([("numbers", numbers, COLUMNS[1:-1]), ("sex", OneHotEncoder(), ["sex"])])
    encoded = pd.DataFrame(encoder.fit_transform(table))
    encoded.insert(0, "rings", table["rings"].to_numpy())
    return encoded


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--base", type=Path, required=True, help="reads input/data, writes train, validation and test")
    base = arguments.parse_args().base

    files = sorted((base / "input/data").glob("*.csv"))
    table = pd.concat(pd.read_csv(file, header=None, names=COLUMNS) for file in files)
    encoded = encode(table.sample(frac=1, random_state=7))

    train_end, validation_end = int(len(encoded) * 0.7), int(len(encoded) * 0.85)
    parts = {
        "train": encoded[:train_end],
        "validation": encoded[train_end:validation_end],
        "test": encoded[validation_end:],
    }
    for name, part in parts.items():
        part.to_csv(base / name / f"{name}.csv", header=False, index=False)
        print(f"{name}: {len(part)} rows")


if __name__ == "__main__":
    main()
