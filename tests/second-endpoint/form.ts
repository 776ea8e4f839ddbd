import { encoded, type Reply, type Values } from './call.ts';
import { assertClaim, assertContentMd5, claimOf } from './checksum.ts';
import { assertReplaced } from './conditions.ts';
import { assertSecure } from './customer-key.ts';
import { describe, tagsOf } from './description.ts';
import { quoted } from './reads.ts';
import { allow, type Request } from './request.ts';
import { invalidArgument, S3Error } from './s3-error.ts';
import { formCaller } from './signature.ts';
import { current, type Stored } from './store.ts';
import { byDefault, confirmation, storeBytes, writeTarget } from './writes.ts';
import { elements, parseXml, xmlDocument } from './xml.ts';

interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer;
  readonly fileName: string;
}

function malformed(message: string): S3Error {
  return new S3Error('MalformedPOSTRequest', message);
}

/** Reads the fields of a form up to its file; what follows the file is ignored. */
function formOf(contentType: string, body: Buffer): Form {
  const [, inQuotes, bare] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/is.exec(contentType) ?? [];
  const boundary = inQuotes ?? bare;
  if (boundary === undefined) {
    throw new S3Error(
      'InvalidRequest',
      'The content-type of the request is not multipart/form-data.',
    );
  }
  const fields = new Map<string, string>();
  const mark = Buffer.from(`\r\n--${boundary}`);
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  let at = whole.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (whole.toString('latin1', start, start + 2) === '--') break;
    const end = whole.indexOf('\r\n\r\n', start);
    const next = whole.indexOf(mark, start);
    if (end < 0 || next < end)
      throw malformed('The body of your POST request is not well-formed multipart/form-data.');
    const head = whole.toString('utf8', start, end);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]?.toLowerCase();
    if (name === undefined) throw malformed('A field of the form has no name.');
    // An empty part has no line end of its own before the next boundary.
    const value = whole.subarray(end + 4, Math.max(next, end + 4));
    if (name === 'file') {
      const fileName = /;\s*filename="([^"]*)"/i.exec(head)?.[1] ?? '';
      return { fields, file: value, fileName: fileName.replace(/^.*[\\/]/s, '') };
    }
    if (fields.has(name)) throw invalidArgument(name, 'A field of the form is given twice.');
    fields.set(name, value.toString('utf8'));
    at = next;
  }
  throw invalidArgument('file', 'POST requires exactly one file upload per request.');
}

function denied(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}

type Condition = readonly [operator: string, field: string, value: unknown, most?: unknown];

function conditionsOf(policy: string): readonly Condition[] {
  let read: { expiration?: unknown; conditions?: unknown };
  try {
    read = JSON.parse(Buffer.from(policy, 'base64').toString('utf8')) as typeof read;
  } catch {
    throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
  }
  const until = Date.parse(String(read?.expiration));
  if (Number.isNaN(until) || !Array.isArray(read.conditions)) {
    throw new S3Error(
      'InvalidPolicyDocument',
      'Invalid Policy: Policy is missing a required member.',
    );
  }
  if (until < Date.now()) throw denied('Policy expired.');
  return (read.conditions as unknown[]).flatMap((one): Condition[] => {
    if (Array.isArray(one)) {
      const [operator, field, value, ...more] = one as unknown[];
      if (operator === 'content-length-range') return [[operator, '', field, value]];
      if (more.length > 0)
        throw new S3Error('InvalidPolicyDocument', 'Invalid Policy: Invalid condition.');
      return [
        [String(operator).toLowerCase(), String(field).replace(/^\$/, '').toLowerCase(), value],
      ];
    }
    return Object.entries(one as Record<string, unknown>).map(
      ([field, value]): Condition => ['eq', field.toLowerCase(), value],
    );
  });
}

function assertCondition(condition: Condition, values: Values, size: number): void {
  const [operator, field, value, most] = condition;
  if (operator === 'content-length-range') {
    if (size < Number(value)) {
      throw new S3Error(
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
      );
    }
    if (size > Number(most)) {
      throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    }
    return;
  }
  const actual = values(field) ?? '';
  const holds =
    operator === 'starts-with'
      ? actual.startsWith(String(value))
      : operator === 'eq' && actual === value;
  if (!holds) throw denied(`Policy Condition failed: ["${operator}", "$${field}", …]`);
}

/** Fields that a policy need not name. */
const free = ['x-amz-signature', 'policy', 'file', 'bucket'];

function assertPolicy(request: Request, form: Form): void {
  const { fields, file } = form;
  const policy = fields.get('policy');
  if (policy === undefined) {
    // A form without a policy is sent by anybody.
    if (
      [...fields.keys()].some((name) =>
        /^(x-amz-signature|x-amz-credential|awsaccesskeyid|signature)$/.test(name),
      )
    ) {
      throw invalidArgument('policy', 'Bucket POST must contain a field named policy.');
    }
    return;
  }
  formCaller((name) => fields.get(name), policy, request.credentials);
  const values: Values = (name) => (name === 'bucket' ? request.bucket.name : fields.get(name));
  const conditions = conditionsOf(policy);
  for (const condition of conditions) assertCondition(condition, values, file.length);
  const named = new Set(conditions.map(([, field]) => field));
  const extra = [...fields.keys()].find(
    (name) => !named.has(name) && !free.includes(name) && !name.startsWith('x-ignore-'),
  );
  if (extra !== undefined) throw denied(`Extra input fields: ${extra}`);
}

/** Encryption travels in the fields of a form; in its headers it would be overlooked. */
function assertNoHeaders({ call }: Request): void {
  const found = [...call.headers.keys()].find((name) => name.includes('server-side-encryption'));
  if (found === undefined) return;
  throw invalidArgument(found, 'A form names its encryption in its fields.');
}

function answer(request: Request, object: Stored, key: string, fields: Form['fields']): Reply {
  const { call, bucket } = request;
  const location = `https://${call.header('host')}/${bucket.name}/${encoded(key)}`;
  const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect);
    const added = { bucket: bucket.name, key, etag: quoted(object.etag) };
    for (const [name, value] of Object.entries(added)) target.searchParams.append(name, value);
    return { status: 303, headers: { Location: target.href } };
  }
  const asked = fields.get('success_action_status');
  const status = asked === '200' || asked === '201' ? Number(asked) : 204;
  const content = { Location: location, Bucket: bucket.name, Key: key, ETag: quoted(object.etag) };
  return {
    status,
    headers: { Location: location },
    ...(status === 201 ? { body: xmlDocument('PostResponse', elements(content)) } : {}),
  };
}

/** PostObject: a form, signed by its policy. */
export function postObject(request: Request): Reply {
  const { call, bucket } = request;
  if (request.caller.is === 'owner') {
    throw invalidArgument('Authorization', 'A form is signed by its fields.');
  }
  assertNoHeaders(request);
  const form = formOf(call.header('content-type') ?? '', call.sent);
  const { fields, file, fileName } = form;
  assertSecure(fields.keys(), call.isSecure);
  assertPolicy(request, form);
  const values: Values = (name) => fields.get(name);
  const key = fields.get('key')?.replace(/\$\{filename\}/g, () => fileName) ?? '';
  if (key === '') throw invalidArgument('key', 'Bucket POST must contain a field named key.');
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError', 'Your key is too long');
  allow(request, 's3:PutObject', { key, values, isOwner: fields.has('policy') });
  const target = writeTarget(request, values);
  const description = describe(values, [...fields.keys()]);
  const tagging = fields.get('tagging');
  const tags =
    tagging === undefined
      ? new Map<string, string>()
      : tagsOf(parseXml(Buffer.from(tagging), 'Tagging'), true);
  const claim = claimOf(values, new Map());
  assertContentMd5(fields.get('content-md5'), file);
  assertClaim(claim, file);
  assertReplaced(values, key, current(bucket, key));
  const algorithm = claim?.algorithm ?? byDefault(call.manner);
  const contents = { bytes: file, target, description, tags, algorithm };
  const object = storeBytes(bucket, key, contents);
  const reply = answer(request, object, key, fields);
  return { ...reply, headers: { ...confirmation(bucket, object, target), ...reply.headers } };
}
