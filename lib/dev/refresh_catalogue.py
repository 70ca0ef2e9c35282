"""Writes the parts of the catalogue that an installed botocore knows.

    deno task catalogue:refresh                      # with the python3 on the path
    /path/to/python3 lib/dev/refresh_catalogue.py    # with another

Regions and partitions, the regions' names, the names that only the endpoints of
some services go by, and the service ids of [services] blocks come from
botocore's data files; lib/catalogue/*_data.ts are written from these. What
botocore reads of settings and variables is compared with the catalogue by
tests/catalogue/botocore_test.ts: differences are for a person to settle.

A botocore older than the one that the files were last written from is refused.
"""

import datetime
import glob
import gzip
import json
import os
import re
import sys

import botocore

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "catalogue")
DATA = os.path.join(os.path.dirname(botocore.__file__), "data")
WIDTH = 98


def load(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def version_of(text):
    return tuple(int(part) for part in text.split("."))


def refuse_older():
    for path in glob.glob(os.path.join(ROOT, "*_data.ts")):
        with open(path, encoding="utf-8") as file:
            written = re.search(r"botocore (\d+\.\d+\.\d+)", file.read()).group(1)
        if version_of(botocore.__version__) < version_of(written):
            sys.exit(f"botocore {botocore.__version__} is older than {written}, "
                     "which the catalogue was written from")


def wrap(words):
    """Words on lines that the formatter leaves alone."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > WIDTH and lines[-1]:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def write(name, about, body):
    path = os.path.join(ROOT, name)
    month = datetime.date.today().strftime("%Y-%m")
    text = (f"// Written by `deno task catalogue:refresh` from botocore {botocore.__version__}, {month}.\n"
            f"{about}\n{body}")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"wrote lib/catalogue/{name}")


def constant(name, doc, lines):
    return f"/** {doc} */\nexport const {name} = `\n{lines}\n`;\n"


def partitions():
    endpoints = {one["partition"]: one for one in load(os.path.join(DATA, "endpoints.json"))["partitions"]}
    for one in load(os.path.join(DATA, "partitions.json"))["partitions"]:
        yield one, endpoints.get(one["id"], {"regions": {}, "services": {}})


def write_regions():
    rows, names, only = [], [], set()
    for partition, endpoint in partitions():
        regions = sorted(name for name in partition["regions"] if not name.endswith("-global"))
        pattern = re.sub(r"\\-", "-", partition["regionRegex"]).replace("\\", "\\\\")
        outputs = partition["outputs"]
        rows.append(" ".join([
            partition["id"], pattern, outputs["dnsSuffix"], outputs["implicitGlobalRegion"], ",".join(regions),
        ]))
        for name in regions:
            names.append(f"{name} {endpoint['regions'].get(name, {}).get('description', name)}")
        for service in endpoint["services"].values():
            only.update(service.get("endpoints", {}))
        only.difference_update(partition["regions"])
    write("region_data.ts", "", constant(
        "PARTITIONS", "Id, pattern of its regions, DNS suffix, home region and all regions of each partition.",
        "\n".join(rows)))
    write("region_name_data.ts", "", constant(
        "REGION_NAMES", "Each region with the name that AWS shows for it.", "\n".join(names)))
    # FIPS forms of every region and the global ones are told by their shape.
    plain = {name for name in only if not re.search(r"(^fips-|-fips$|-global$)", name)}
    write("endpoint_region_data.ts", "", constant(
        "ENDPOINT_REGIONS", "Names that the endpoints of single services go by where a region is expected.",
        wrap(sorted(plain))))


def services():
    """Each service of botocore with the id that a [services] section writes."""
    for service in sorted(os.listdir(DATA)):
        models = sorted(glob.glob(os.path.join(DATA, service, "*", "service-2.json*")))
        if models:
            service_id = load(models[-1])["metadata"].get("serviceId", service)
            yield service, re.sub(r"[ -]", "_", service_id.lower())


def known(constant_name):
    """Services end and botocore drops them, but files still name them: what was listed once stays."""
    with open(os.path.join(ROOT, "service_id_data.ts"), encoding="utf-8") as file:
        match = re.search(constant_name + r" = `([^`]*)`", file.read())
    return match.group(1).split() if match else []


def write_services():
    ids = {service_id for _, service_id in services()} | set(known("SERVICE_IDS"))
    names = {f"{service}={service_id}" for service, service_id in services()
             if service.replace("-", "_") != service_id} | set(known("CLIENT_NAMES"))
    write("service_id_data.ts", "", constant(
        "SERVICE_IDS", "The ids of all services as a [services] section writes them.",
        wrap(sorted(ids))) + "\n" + constant(
        "CLIENT_NAMES", "What boto3 and the AWS CLI call the services whose id is another.",
        wrap(sorted(names))))


if __name__ == "__main__":
    refuse_older()
    write_regions()
    write_services()
