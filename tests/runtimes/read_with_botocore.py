"""Reads homes with the botocore that is installed.

    read_with_botocore.py INPUT OUTPUT

INPUT holds one JSON object a line, with the keys "config" and "credentials": a
file's bytes in base64, or null where there is no file. OUTPUT gets one JSON
object a line, with what botocore makes of them.
The calls are those of Session.full_config in botocore/session.py.
"""

import os
import shlex

import botocore
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigNotFound, ConfigParseError

from answer_all import answer_all, write


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


if __name__ == '__main__':
    answer_all(read)
