"""Fits boosted trees to the train channel, watching the validation channel; leaves the model where SageMaker collects it."""

import argparse
import os
from pathlib import Path

import pandas as pd
import xgboost


def matrix(folder: str) -> xgboost.DMatrix:
    """The first column is what is to be predicted."""
    table = pd.concat(pd.read_csv(file, header=None) for file in sorted(Path(folder).glob("*.csv")))
    return xgboost.DMatrix(table.iloc[:, 1:].to_numpy(), label=table.iloc[:, 0].to_numpy())


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--objective", default="reg:squarederror")
    arguments.add_argument("--num_round", type=int, default=50)
    arguments.add_argument("--max_depth", type=int, default=5)
    arguments.add_argument("--eta", type=float, default=0.2)
    arguments.add_argument("--subsample", type=float, default=0.7)
    settings = vars(arguments.parse_args())
    rounds = settings.pop("num_round")

    train, validation = matrix(os.environ["SM_CHANNEL_TRAIN"]), matrix(os.environ["SM_CHANNEL_VALIDATION"])
    watched = [(train, "train"), (validation, "validation")]
    model = xgboost.train({**settings, "seed": 7}, train, num_boost_round=rounds, evals=watched)
    model.save_model(Path(os.environ["SM_MODEL_DIR"]) / "xgboost-model")


if __name__ == "__main__":
    main()
