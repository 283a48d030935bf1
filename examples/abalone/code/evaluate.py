"""Measures the model on the test rows: the mean squared error goes to evaluation.json."""

import json
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost

BASE = Path("/opt/ml/processing")

with tarfile.open(BASE / "model/model.tar.gz") as archive:
    archive.extractall(BASE / "model", filter="data")
model = xgboost.Booster()
model.load_model(BASE / "model/xgboost-model")

test = pd.read_csv(BASE / "test/test.csv", header=None)
predicted = model.predict(xgboost.DMatrix(test.iloc[:, 1:].to_numpy()))
errors = test.iloc[:, 0].to_numpy() - predicted

metrics = {"regression_metrics": {"mse": {"value": float(np.mean(errors**2)), "standard_deviation": float(np.std(errors))}}}
(BASE / "evaluation/evaluation.json").write_text(json.dumps(metrics))
print(json.dumps(metrics))
