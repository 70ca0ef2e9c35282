"""Tries settings with the installed botocore.

Reads a JSON list of lists of lines for a profile; prints a JSON list with, for
each, the error that making clients of STS and S3 ends with, or null.
"""

import json
import os
import sys
import tempfile

from botocore.session import Session

for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull


# The models of the services are read once, not for each attempt.
loader = Session().get_component("data_loader")


def attempt(lines, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(["[default]", "region = eu-west-1", *lines, ""]))
    os.environ["AWS_CONFIG_FILE"] = path
    try:
        session = Session()
        session.register_component("data_loader", loader)
        session.get_credentials()
        for service in ("sts", "s3"):
            session.create_client(service, aws_access_key_id="id", aws_secret_access_key="secret")
        return None
    except Exception as error:
        return str(error)


with tempfile.TemporaryDirectory() as folder:
    print(json.dumps([attempt(lines, os.path.join(folder, "config")) for lines in json.load(sys.stdin)]))
