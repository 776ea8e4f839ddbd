import { oneLine } from '../../core/visible.ts';
import type { ScriptPlan } from './plan.ts';
import { pythonKit } from './python-kit.ts';
import type { Body, Piece, Step } from './step.ts';

/**
 * A finding as a Python script. boto3 finds the credentials; requests are signed and sent by its
 * botocore one by one, since its client would mend or refuse what many cases are about.
 */
export function boto3Script(plan: ScriptPlan): string {
  const { keys, steps } = plan;
  return [
    head(plan),
    ...(keys.length === 0 ? [] : [keys.map(drawn).join('\n')]),
    ...steps.map(step),
    `print(${quoted(`expected: ${plan.expected}`)})\nprint(${quoted(`recorded: ${plan.received}`)})`,
    '',
  ].join('\n\n');
}

function head({ caseId, title, endpoint, httpUrl, region }: ScriptPlan): string {
  return `# ${oneLine(caseId)}: ${oneLine(title)}
# Needs boto3, whose usual sources have the credentials. BUCKET names a bucket to use; without it one
# is created, and left behind. AWS_CA_BUNDLE names a CA file; INSECURE=1 checks no certificate.
import base64, hashlib, os, re
import boto3
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

session = boto3.Session()
https = os.environ.get("ENDPOINT", ${quoted(endpoint)})
http = os.environ.get("ENDPOINT_HTTP", ${quoted(httpUrl ?? endpoint)})
region = session.region_name or ${quoted(region)}
verify = False if os.environ.get("INSECURE") else os.environ.get("AWS_CA_BUNDLE", True)
wire = URLLib3Session(verify=verify)
credentials = session.get_credentials()


${pythonKit}`;
}

function drawn(fingerprint: string): string {
  return `key_${fingerprint} = key()`;
}

function step(one: Step, index: number): string {
  const { role, operation, scheme, method, target, headers, body, recorded } = one;
  const fields = headers.map(
    ([name, value]) => `\n    ${quoted(name)}: ${joined(value)},${note(value)}`,
  );
  const all = fields.length === 0 ? '{}' : `{${fields.join('')}\n}`;
  const sent = body === undefined ? '' : `, ${made(body)}`;
  return [
    `# ${index + 1}. ${role}: ${operation}; recorded answer: ${oneLine(recorded)}`,
    `answer_${index} = send(${scheme}, "${method}", ${joined(target)}, ${all}${sent})`,
  ].join('\n');
}

/** A comment where a value of the report is replaced by another. */
function note(value: readonly Piece[]): string {
  const isOther = value.some((piece) => 'filler' in piece || 'otherMd5' in piece);
  return isOther ? '  # Not shown in the report, so another value stands in.' : '';
}

function made(body: Body): string {
  if ('bytes' in body) return `os.urandom(${body.bytes})`;
  const parts = body.parts.map(
    ({ number, step }) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>{etag(answer_${step})}</ETag></Part>`,
  );
  return `f'<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>'.encode()`;
}

function joined(pieces: readonly Piece[]): string {
  const parts = pieces.map(python).filter((one) => one !== '""');
  return parts.length === 0 ? '""' : parts.join(' + ');
}

function python(piece: Piece): string {
  if ('text' in piece) return quoted(piece.text);
  if ('key' in piece) return `key_${piece.key}`;
  if ('md5' in piece) return `md5(key_${piece.md5})`;
  if ('bucket' in piece) return 'bucket';
  if ('upload' in piece) return `element(answer_${piece.upload}, "UploadId")`;
  if ('otherMd5' in piece) return 'base64.b64encode(os.urandom(16)).decode()';
  return `base64.b64encode(os.urandom(${piece.filler})).decode()[:${piece.filler}]`;
}

/** A Python string: JSON's escapes are Python's too. */
function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}
