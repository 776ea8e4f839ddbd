import type { SentHeaders } from '../core/model/members.ts';
import { type Carrier, carriers, type Member, memberSuffixes } from '../spec/operations.ts';
import type { Found } from './findings.ts';
import type { Played } from './play.ts';
import { keyOf } from './resolve.ts';
import { scriptHead } from './script-head.ts';
import { memberInPython, type NamedKey } from './script-members.ts';
import { type Story, storyKeys } from './step.ts';
import { stepInWords } from './words.ts';

/**
 * A Python script that shows a finding with boto3 and keys that it draws itself, without this tool.
 * Undefined where boto3 cannot send what the story sends: forms, plain http, anonymous requests,
 * headers that are repeated, chunked bodies, or values that no short expression makes of a key.
 */
export function scriptOf(found: Found): string | undefined {
  const calls = found.played.map((played) => callOf(played, found.story));
  if (calls.some((call) => call === undefined)) return undefined;
  const { clause, level, expected, received } = found.mismatch;
  return [
    ...scriptHead,
    `# ${level} ${clause}: expected ${expected}; received ${received}`.replaceAll('\n', ' '),
    ...calls,
    '',
  ].join('\n');
}

/** The boto3 method of each operation that a script can send. */
const methods: Partial<Readonly<Record<Played['request']['operation'], string>>> = {
  PutObject: 'put_object',
  GetObject: 'get_object',
  HeadObject: 'head_object',
  GetObjectAttributes: 'get_object_attributes',
  CopyObject: 'copy_object',
  DeleteObject: 'delete_object',
  ListObjectsV2: 'list_objects_v2',
  CreateMultipartUpload: 'create_multipart_upload',
  UploadPart: 'upload_part',
  UploadPartCopy: 'upload_part_copy',
  CompleteMultipartUpload: 'complete_multipart_upload',
  AbortMultipartUpload: 'abort_multipart_upload',
  ListParts: 'list_parts',
};

function callOf({ step, request }: Played, story: Story): string | undefined {
  const method = methods[request.operation];
  const isPlain =
    request.signing === 'header' && request.scheme === 'https' && request.payload === undefined;
  const isSimple =
    request.checksum === undefined && request.contentMd5 === undefined && !request.nameCase;
  const headers = request.sent.map((sent) => headersOf(sent, story));
  if (method === undefined || !isPlain || !isSimple || headers.includes(undefined))
    return undefined;
  const extra = request.otherMode === 'AES256' ? ["'x-amz-server-side-encryption': 'AES256'"] : [];
  if (request.otherMode !== undefined && extra.length === 0) return undefined;
  if (request.condition !== undefined || request.version !== undefined) return undefined;
  if (request.ifRange !== undefined || request.extras?.some(fails)) return undefined;
  if (request.copyFrom?.version !== undefined || request.copyFrom?.isBare) return undefined;
  const sent = [...headers.flat(), ...extra].join(', ');
  const args = argumentsOf({ step, request });
  return `call('${stepInWords(step).replaceAll("'", '')}', '${method}', {${sent}}, ${args.join(', ')})`;
}

/** A condition that fails, which the calls of a script do not carry. */
const fails = (extra: string) => /since-(past|future)$/.test(extra);

function argumentsOf({ step, request }: Pick<Played, 'step' | 'request'>): readonly string[] {
  const {
    operation,
    bucket,
    body,
    range,
    partNumber,
    copyFrom,
    parts,
    upload,
    headers,
    attribute,
  } = request;
  const from =
    copyFrom &&
    `CopySource={'Bucket': ${copyFrom.bucket.toUpperCase()}, 'Key': PREFIX + ${text(copyFrom.name)}}`;
  const isList = operation.startsWith('ListObjects');
  const user = (headers ?? []).filter(([name]) => name.startsWith('x-amz-meta-'));
  const metadata = user.map(([name, value]) => `${text(name.slice(11))}: ${text(value)}`);
  const isUsed = upload !== undefined && operation !== 'CreateMultipartUpload';
  return [
    `Bucket=${bucket.toUpperCase()}`,
    isList ? 'Prefix=PREFIX' : `Key=PREFIX + ${text(request.name)}`,
    body && `Body=body(${body.sizeBytes}, ${body.seed})`,
    range && `Range=${text(range)}`,
    partNumber !== undefined && `PartNumber=${partNumber}`,
    from,
    copyFrom?.range && `CopySourceRange='bytes=${copyFrom.range.first}-${copyFrom.range.last}'`,
    request.replacesMetadata && "MetadataDirective='REPLACE'",
    metadata.length > 0 && `Metadata={${metadata.join(', ')}}`,
    operation === 'GetObjectAttributes' &&
      `ObjectAttributes=${JSON.stringify(attribute === undefined ? ['ETag', 'ObjectSize'] : [attribute])}`,
    isUsed && `UploadId=uploads[${step.upload}]`,
    operation === 'CreateMultipartUpload' && `_upload=${step.upload}`,
    parts &&
      `MultipartUpload={'Parts': parts_of(${step.upload}, ${JSON.stringify(parts.map(({ number }) => number))})}`,
  ].filter((one) => typeof one === 'string');
}

function text(value: string): string {
  return JSON.stringify(value);
}

/** The SSE-C headers of a carrier as entries of a Python dictionary. */
function headersOf({ carrier, members }: SentHeaders, story: Story): string | undefined {
  const names = members.map(([member]) => member);
  if (new Set(names).size < names.length || carrier === 'formFields' || carrier === 'query')
    return undefined;
  const keys = storyKeys.map(
    (name): NamedKey => ({ name: `KEY_${name}`, key: keyOf(story, name) }),
  );
  const keyText = members.find(([member]) => member === 'key')?.[1];
  const entries = members.map(([member, value]) => {
    const expression = memberInPython({ member, value, keyText, keys });
    return expression && `'${headerName(carrier, member)}': ${expression}`;
  });
  return entries.includes(undefined) ? undefined : entries.join(', ');
}

function headerName(carrier: Carrier, member: Member): string {
  return carriers[carrier] + memberSuffixes[member];
}
