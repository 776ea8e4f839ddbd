"""Uses boto3 at its defaults on the endpoint of the environment; prints a JSON line for each step.

All keys are TEST ONLY: 32 times one letter, so that the bytes of a key are seen at a glance.
"""
import base64
import hashlib
import io
import json
import os

import boto3
from boto3.s3.transfer import TransferConfig

from ssec import headers, sent, ssec

BUCKET = 'boto3-bucket'
MIB = 1024 * 1024
KEY = b'A' * 32
OTHER = b'B' * 32
BODY = b'hello secret world'
LARGE = os.urandom(18 * MIB)
SMALL_PARTS = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)

s3 = boto3.client('s3', endpoint_url=os.environ['ENDPOINT'])


def read(name, key=KEY):
    return s3.get_object(Bucket=BUCKET, Key=name, **ssec(key))['Body'].read()


def put():
    answer = s3.put_object(Bucket=BUCKET, Key='one', Body=BODY, **ssec(KEY))
    return answer['SSECustomerKeyMD5'] == base64.b64encode(hashlib.md5(KEY).digest()).decode()


def refused():
    try:
        read('one', OTHER)
    except s3.exceptions.ClientError as error:
        return error.response['Error']['Code'] == 'AccessDenied'
    return False


def head():
    return s3.head_object(Bucket=BUCKET, Key='one', **ssec(KEY))['ContentLength'] == len(BODY)


def copy():
    source = {'Bucket': BUCKET, 'Key': 'one'}
    keys = {**ssec(KEY, 'CopySource'), **ssec(OTHER)}
    s3.copy_object(Bucket=BUCKET, Key='two', CopySource=source, **keys)
    return read('two', OTHER) == BODY


def upload_in_parts():
    s3.upload_fileobj(io.BytesIO(LARGE), BUCKET, 'large', ExtraArgs=ssec(KEY))
    target = io.BytesIO()
    s3.download_fileobj(BUCKET, 'large', target, ExtraArgs=ssec(KEY))
    return target.getvalue() == LARGE


def copy_in_parts():
    source = {'Bucket': BUCKET, 'Key': 'large'}
    keys = {**ssec(KEY, 'CopySource'), **ssec(OTHER)}
    s3.copy(source, BUCKET, 'large-copy', ExtraArgs=keys, Config=SMALL_PARTS)
    return read('large-copy', OTHER) == LARGE


def presigned(method):
    return s3.generate_presigned_url(method, Params={'Bucket': BUCKET, 'Key': 'signed', **ssec(KEY)})


def presign():
    status, _ = sent('PUT', presigned('put_object'), headers(KEY), BODY)
    return status == 200 and sent('GET', presigned('get_object'), headers(KEY)) == (200, BODY)


def form():
    fields = headers(KEY)
    conditions = [{name: value} for name, value in fields.items()]
    post = s3.generate_presigned_post(BUCKET, 'form', Fields=fields, Conditions=conditions)
    boundary = 'TEST-ONLY-boundary'
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in post['fields'].items()
    ]
    file = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    body = ''.join(parts).encode() + file.encode() + BODY + f'\r\n--{boundary}--\r\n'.encode()
    head = {'Content-Type': f'multipart/form-data; boundary={boundary}'}
    status, _ = sent('POST', post['url'], head, body)
    return status == 204 and read('form') == BODY


STEPS = {
    'put': put,
    'get': lambda: read('one') == BODY,
    'refused': refused,
    'head': head,
    'copy': copy,
    'upload in parts': upload_in_parts,
    'copy in parts': copy_in_parts,
    'presign': presign,
    'form': form,
}

s3.create_bucket(Bucket=BUCKET)
for step, run in STEPS.items():
    try:
        outcome = 'as expected' if run() else 'another outcome than expected'
    except Exception as error:  # Each step is judged on its own.
        outcome = repr(error)
    print(json.dumps({'step': step, 'outcome': outcome}), flush=True)
