"""Asks with boto3 what it reads from stdin, one request a line; answers each with one line."""

import base64
import datetime
import json
import sys

import boto3
import botocore.exceptions
from botocore.config import Config

endpoint = sys.argv[1]
session = boto3.Session(aws_access_key_id="key", aws_secret_access_key="secret", region_name="us-east-1")
config = Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"})
clients = {}


def client(service):
    if service not in clients:
        clients[service] = session.client(service, endpoint_url=endpoint, config=config)
    return clients[service]


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "ResponseMetadata"}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "read"):
        return base64.b64encode(value.read()).decode()
    return value


def arguments(value):
    if isinstance(value, dict) and set(value) == {"$bytes"}:
        return base64.b64decode(value["$bytes"])
    if isinstance(value, dict):
        return {key: arguments(item) for key, item in value.items()}
    return value


def ask(service, kind, name, given):
    given = arguments(given)
    if kind == "call":
        return getattr(client(service), name)(**given)
    if kind == "paginate":
        return list(client(service).get_paginator(name).paginate(**given))
    waiter = client(service).get_waiter(name)
    return waiter.wait(**given, WaiterConfig={"Delay": 1, "MaxAttempts": 60})


for line in sys.stdin:
    try:
        answer = {"value": plain(ask(*json.loads(line)))}
    except botocore.exceptions.ClientError as error:
        said = error.response
        status = said["ResponseMetadata"]["HTTPStatusCode"]
        answer = {"error": {"code": said["Error"]["Code"], "message": said["Error"].get("Message", ""), "status": status}}
    except Exception as error:
        answer = {"fault": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
