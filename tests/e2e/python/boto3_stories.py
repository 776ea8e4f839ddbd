"""Draws ways in which an application uses SSE-C through boto3, by a seed; prints a JSON line for each.

    python boto3_stories.py SEED COUNT

Each story writes an object in one drawn way, and reads it in drawn ways: with its key the bytes come
back, with another key or none it is refused and nothing of the object comes back. All keys are
TEST ONLY: 32 times one letter, so that the bytes of a key are seen at a glance.
"""
import io
import json
import os
import random
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

from ssec import headers, sent, ssec

SEED, COUNT = int(sys.argv[1]), int(sys.argv[2])
BUCKET = f'boto3-stories-{SEED}'
MIB = 1024 * 1024
SIZES = [0, 1, 15, 16, 17, 4096, 65_537, 5 * MIB, 5 * MIB + 1]
KEYS = [letter.encode() * 32 for letter in 'ABCDEFGH']
PARTS = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)

draw = random.Random(SEED)
# A retry would hide an answer.
s3 = boto3.client(
    's3', endpoint_url=os.environ['ENDPOINT'], config=Config(retries={'total_max_attempts': 1})
)


def presigned(method, name, key):
    params = {'Bucket': BUCKET, 'Key': name, **ssec(key)}
    return s3.generate_presigned_url(method, Params=params)


# Ways to write: each leaves the body under the name, encrypted with the key.


def put(name, body, key):
    s3.put_object(Bucket=BUCKET, Key=name, Body=body, **ssec(key))


def managed(name, body, key):
    s3.upload_fileobj(io.BytesIO(body), BUCKET, name, ExtraArgs=ssec(key), Config=PARTS)


def in_parts(name, body, key):
    # Only the last part may be smaller than 5 MiB.
    cuts = list(range(0, len(body), 5 * MIB)) or [0]
    at = {'Bucket': BUCKET, 'Key': name}
    upload = {**at, 'UploadId': s3.create_multipart_upload(**at, **ssec(key))['UploadId']}
    parts = [
        {'PartNumber': number, 'ETag': s3.upload_part(
            **upload, PartNumber=number, Body=body[start:start + 5 * MIB], **ssec(key))['ETag']}
        for number, start in enumerate(cuts, 1)
    ]
    s3.complete_multipart_upload(**upload, MultipartUpload={'Parts': parts})


def presigned_put(name, body, key):
    status, text = sent('PUT', presigned('put_object', name, key), headers(key), body)
    assert status == 200, f'a presigned PUT was answered with {status} {text[:200]}'


def copied(copy):
    """A copy of an object with another key, which becomes the key of the target."""

    def write(name, body, key):
        source_key = draw.choice([one for one in KEYS if one != key])
        source = {'Bucket': BUCKET, 'Key': f'{name}.source'}
        put(source['Key'], body, source_key)
        copy(source, name, {**ssec(source_key, 'CopySource'), **ssec(key)})

    return write


def copy_object(source, name, keys):
    s3.copy_object(Bucket=BUCKET, Key=name, CopySource=source, **keys)


def managed_copy(source, name, keys):
    s3.copy(source, BUCKET, name, ExtraArgs=keys, Config=PARTS)


WRITES = {
    'put': put,
    'managed upload': managed,
    'upload in parts': in_parts,
    'presigned put': presigned_put,
    'copy': copied(copy_object),
    'managed copy': copied(managed_copy),
}

# Ways to read: each returns the bytes that it saw, and those that it must see with the right key.


def get(name, body, keys):
    return s3.get_object(Bucket=BUCKET, Key=name, **keys)['Body'].read(), body


def ranged(name, body, keys):
    first = draw.randrange(max(1, len(body)))
    last = draw.randrange(first, first + 70_000)
    asked = {'Range': f'bytes={first}-{last}'} if body else {}
    answer = s3.get_object(Bucket=BUCKET, Key=name, **asked, **keys)
    return answer['Body'].read(), body[first:last + 1]


def managed_read(name, body, keys):
    target = io.BytesIO()
    s3.download_fileobj(BUCKET, name, target, ExtraArgs=keys, Config=PARTS)
    return target.getvalue(), body


def presigned_get(name, body, keys):
    key = keys.get('SSECustomerKey')
    url = presigned('get_object', name, key or KEYS[0])
    status, text = sent('GET', url, headers(key) if key else {})
    if status >= 400:
        raise Refused(status)
    return text, body


def head(name, body, keys):
    answer = s3.head_object(Bucket=BUCKET, Key=name, **keys)
    if keys and answer.get('SSECustomerAlgorithm') != 'AES256':
        raise AssertionError('HeadObject does not confirm the algorithm')
    return answer['ContentLength'], len(body)


def copied_out(name, body, keys):
    source = {'Bucket': BUCKET, 'Key': name}
    source_keys = {'CopySource' + member: value for member, value in keys.items()}
    s3.copy_object(Bucket=BUCKET, Key=f'{name}.out', CopySource=source, **source_keys)
    return s3.get_object(Bucket=BUCKET, Key=f'{name}.out')['Body'].read(), body


READS = {
    'get': get,
    'ranged get': ranged,
    'managed download': managed_read,
    'presigned get': presigned_get,
    'head': head,
    'copy to a plain object': copied_out,
}


class Refused(Exception):
    """A request that is not sent by boto3 was answered with an error."""


def is_refused(name, body, keys, read):
    try:
        read(name, body, keys)
    except (s3.exceptions.ClientError, Refused):
        return True
    return False


def story(number):
    key, other = draw.sample(KEYS, 2)
    body = draw.randbytes(draw.choice(SIZES))
    write, read, without = draw.choice(list(WRITES)), draw.choice(list(READS)), draw.choice(list(READS))
    facts = {'story': number, 'write': write, 'bytes': len(body), 'read': read, 'refused': without}
    try:
        name = f'story {number}'
        WRITES[write](name, body, key)
        seen, wanted = READS[read](name, body, ssec(key))
        wrong = [
            *(['its key does not read it back'] if seen != wanted else []),
            *(['another key reads it'] if not is_refused(name, body, ssec(other), READS[without]) else []),
            *(['it is read without a key'] if not is_refused(name, body, {}, READS[without]) else []),
        ]
        outcome = '; '.join(wrong) or 'as expected'
    except Exception as error:  # Each story is judged on its own.
        outcome = repr(error)
    print(json.dumps({**facts, 'outcome': outcome}), flush=True)


s3.create_bucket(Bucket=BUCKET)
for number in range(COUNT):
    story(number)
