"""Measures the model on the test rows: the mean squared error goes to evaluation.json."""

import argparse
import json
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost


def load(archive: Path) -> xgboost.Booster:
    """SageMaker keeps a model as model.tar.gz; nothing of it is written to the disk."""
    with tarfile.open(archive) as members:
        name = next(name for name in members.getnames() if Path(name).name == "xgboost-model")
        return xgboost.Booster(model_file=bytearray(members.extractfile(name).read()))


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--base", type=Path, required=True, help="reads model and test, writes evaluation")
    base = arguments.parse_args().base

    test = pd.read_csv(base / "test/test.csv", header=None)
    predicted = load(base / "model/model.tar.gz").predict(xgboost.DMatrix(test.iloc[:, 1:].to_numpy()))
    errors = test.iloc[:, 0].to_numpy() - predicted

    mse = {"value": float(np.mean(errors**2)), "standard_deviation": float(np.std(errors))}
    metrics = {"regression_metrics": {"mse": mse}}
    (base / "evaluation/evaluation.json").write_text(json.dumps(metrics))
    print(json.dumps(metrics))


if __name__ == "__main__":
    main()
