"""Reads homes with the botocore that is installed.

    read_with_botocore.py INPUT OUTPUT

INPUT holds one JSON object a line, with the keys "config" and "credentials": a
file's bytes in base64, or null where there is no file. OUTPUT gets one JSON
object a line, with what botocore makes of them.
The calls are those of Session.full_config in botocore/session.py.
"""

import base64
import json
import os
import shlex
import sys
import tempfile

import botocore
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigNotFound, ConfigParseError


def full_config(config_file, credentials_file):
    try:
        config = load_config(config_file)
    except ConfigNotFound:
        config = {'profiles': {}}
    try:
        for name, values in raw_config_parse(credentials_file).items():
            if name not in config['profiles']:
                config['profiles'][name] = values
            else:
                config['profiles'][name].update(values)
    except ConfigNotFound:
        pass
    return config


def services(config):
    # botocore 1.31 and later do this themselves, as they do with sso-session.
    if SORTS_SERVICES:
        return config.get('services', {})
    found = {}
    for title, values in config.items():
        if not title.startswith('services'):
            continue
        try:
            words = shlex.split(title)
        except ValueError:
            continue
        if len(words) == 2:
            found[words[1]] = values
    return found


SORTS_SERVICES = tuple(map(int, botocore.__version__.split('.')[:2])) >= (1, 31)


def write(path, content):
    if content is None:
        if os.path.exists(path):
            os.unlink(path)
        return
    with open(path, 'wb') as file:
        file.write(base64.b64decode(content))


def read(folder, home):
    config_file = os.path.join(folder, 'config')
    credentials_file = os.path.join(folder, 'credentials')
    write(config_file, home['config'])
    write(credentials_file, home['credentials'])
    try:
        config = full_config(config_file, credentials_file)
    except ConfigParseError:
        return {'error': True}
    return {
        'profiles': config['profiles'],
        'ssoSessions': config.get('sso_sessions', {}),
        'services': services(config),
    }


def main(input_path, output_path):
    with (
        tempfile.TemporaryDirectory() as folder,
        open(input_path, encoding='ascii') as homes,
        open(output_path, 'w', encoding='ascii') as readings,
    ):
        for line in homes:
            print(json.dumps(read(folder, json.loads(line))), file=readings)


if __name__ == '__main__':
    main(*sys.argv[1:])
