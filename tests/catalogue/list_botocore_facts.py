"""Prints what the installed botocore knows of settings, variables, regions and
services, as one JSON object: the facts that the catalogue restates."""

import glob
import gzip
import json
import os
import re

import botocore
from botocore import configprovider
from botocore.utils import ensure_boolean

DATA = os.path.join(os.path.dirname(botocore.__file__), "data")


def load(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def names_of(value):
    return [] if value is None else [value] if isinstance(value, (str, tuple)) else value


def settings():
    tables = ("BOTOCORE_DEFAUT_SESSION_VARIABLES", "DEFAULT_S3_CONFIG_VARS", "DEFAULT_PROXIES_CONFIG_VARS")
    for table in tables:
        for keys, variables, default, convert in getattr(configprovider, table, {}).values():
            kind = "boolean" if convert is ensure_boolean else "integer" if convert is int else None
            keys = [".".join(key) if isinstance(key, tuple) else key for key in names_of(keys)]
            yield {"keys": keys, "variables": names_of(variables), "kind": kind}


def regions():
    for partition in load(os.path.join(DATA, "endpoints.json"))["partitions"]:
        for code, region in partition["regions"].items():
            yield {"code": code, "name": region["description"], "partition": partition["partition"]}


def service_ids():
    for service in sorted(os.listdir(DATA)):
        models = sorted(glob.glob(os.path.join(DATA, service, "*", "service-2.json*")))
        if models:
            yield re.sub(r"[ -]", "_", load(models[-1])["metadata"].get("serviceId", service).lower())


print(json.dumps({
    "version": botocore.__version__,
    "settings": list(settings()),
    "regions": list(regions()),
    "services": sorted(set(service_ids())),
}))
