"""What the scripts that ask botocore have in common: the way in and out."""

import base64
import json
import os
import sys
import tempfile


def write(path, content):
    """Writes a file of bytes in base64; null stands for no file."""
    if content is None:
        if os.path.exists(path):
            os.unlink(path)
        return
    with open(path, 'wb') as file:
        file.write(base64.b64decode(content))


def answer_all(answer):
    """Reads one JSON object a line from one file, and writes what `answer` makes of each to another."""
    input_path, output_path = sys.argv[1:]
    with (
        tempfile.TemporaryDirectory() as folder,
        open(input_path, encoding='ascii') as questions,
        open(output_path, 'w', encoding='ascii') as answers,
    ):
        for line in questions:
            print(json.dumps(answer(folder, json.loads(line))), file=answers)
