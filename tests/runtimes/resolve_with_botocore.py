"""Asks the botocore that is installed where credentials and settings come from.

    resolve_with_botocore.py INPUT OUTPUT

INPUT holds one JSON object a line, with the keys "config" and "credentials" (a
file's bytes in base64, or null where there is no file), "environment" (an
object of variables) and "profile" (as given in code, or null). OUTPUT gets one
JSON object a line. No command is run, nothing is sent and no role is assumed:
botocore makes its plan first, and carries it out when a request is signed.
"""

import os

import botocore.session
from botocore import credentials, utils
from botocore.exceptions import BotoCoreError

from answer_all import answer_all, write

SETTINGS = ['region', 'ca_bundle', 'retry_mode']

credentials.ProcessProvider._retrieve_credentials_using = lambda self, command: {
    'access_key': 'process',
    'secret_key': 'x',
    'token': None,
    'expiry_time': None,
    'account_id': None,
}
credentials.ContainerProvider._retrieve_or_fail = lambda self: credentials.Credentials(
    'container', 'x', method=self.METHOD
)


def metadata_token(fetcher):
    """Stands in for the first question to the machine, which is not asked where that is switched off."""
    fetcher._assert_enabled()
    return 'x'


utils.InstanceMetadataFetcher._fetch_metadata_token = metadata_token
utils.InstanceMetadataFetcher._get_iam_role = lambda self, token=None: 'role'
utils.InstanceMetadataFetcher._get_credentials = lambda self, role_name, token=None: {
    'AccessKeyId': 'instance',
    'SecretAccessKey': 'x',
    'Token': 'x',
    'Expiration': '2099-01-01T00:00:00Z',
}


def plan(found):
    """The roles that are assumed with other credentials, the last one first, and what these are."""
    roles = []
    while found.method == 'assume-role':
        fetcher = found._refresh_using.__self__
        roles.append(fetcher._role_arn)
        found = fetcher._source_credentials
    return roles, found.method


def message(error, folder):
    """What is printed, with the files where the other side of the comparison has them."""
    return str(error).replace(folder, '/home/dev/.aws')


def resolve(folder, case):
    for name in [name for name in os.environ if name.startswith('AWS_')]:
        del os.environ[name]
    os.environ.update(case['environment'])
    for kind, variable in (
        ('config', 'AWS_CONFIG_FILE'),
        ('credentials', 'AWS_SHARED_CREDENTIALS_FILE'),
    ):
        path = os.environ[variable] = os.path.join(folder, kind)
        write(path, case[kind])
    os.environ['HOME'] = folder
    session = botocore.session.Session(profile=case['profile'])
    try:
        # Settings that all come from variables are read without a look at the profile.
        session.get_scoped_config()
        settings = {name: session.get_config_variable(name) for name in SETTINGS}
    except BotoCoreError as error:
        return {'stops': message(error, folder)}
    try:
        found = session.get_component('credential_provider').load_credentials()
    except BotoCoreError as error:
        return {'settings': settings, 'credentials': {'stops': message(error, folder)}}
    if found is None:
        return {'settings': settings, 'credentials': None}
    roles, method = plan(found)
    return {'settings': settings, 'credentials': {'roles': roles, 'method': method}}


if __name__ == '__main__':
    answer_all(resolve)
