import { hash } from 'node:crypto';
import type { Client } from '../../client/index.ts';
import { decodedKey } from '../../core/model/decoded-key.ts';
import type { CheckedRequest, SentMembers } from '../../core/model/order-of-checks.ts';
import type { Draft } from '../../core/values.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { CheckedOperation } from '../../spec/recorded/order-of-checks.ts';

/** How an object or upload is encrypted: plain, under a key, or unknown. */
export type Met = 'plain' | Uint8Array | undefined;

const storageClasses = new Set([
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'REDUCED_REDUNDANCY',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'GLACIER_IR',
  'DEEP_ARCHIVE',
]);

/** The properties of a request that Amazon's checks depend on; what it meets is looked up. */
export async function checkedRequest(
  client: Client,
  { draft, uploads }: { readonly draft: Draft; readonly uploads: ReadonlyMap<string, Met> },
): Promise<CheckedRequest> {
  const sent = Object.fromEntries(
    draft.ssecHeaders.map(({ carrier, members }) => [
      carrier,
      Object.fromEntries(members.map(([member, value]) => [member, received(carrier, value)])),
    ]),
  ) as Readonly<Partial<Record<Carrier, SentMembers>>>;
  const pairs = [...draft.headers, ...(draft.form?.fields ?? [])];
  const value = (name: string) => pairs.find(([key]) => key.toLowerCase() === name)?.[1];
  const storageClass = value('x-amz-storage-class');
  const success = value('success_action_status');
  return {
    operation: draft.operation as CheckedOperation,
    sent,
    met: await metBy(client, { draft, uploads, sent }),
    isPlainHttp: draft.transport.scheme === 'http',
    serverSideEncryption: value('x-amz-server-side-encryption'),
    hasUnknownStorageClass: storageClass !== undefined && !storageClasses.has(storageClass),
    contentMd5: value('content-md5'),
    range: value('range'),
    successStatus: success === '201' ? 201 : undefined,
    partNumbers: partNumbersIn(draft),
  };
}

/** HTTP takes the spaces around the value of a header away; those of a field are its own. */
function received(carrier: Carrier, value: string): string {
  return carrier === 'formFields' ? value : value.replace(/^[ \t]+|[ \t]+$/g, '');
}

function partNumbersIn({ operation, body }: Draft): readonly number[] {
  if (operation !== 'CompleteMultipartUpload') return [];
  const text = Buffer.from(body).toString();
  return [...text.matchAll(/<PartNumber>(-?\d+)/g)].map(([, number]) => Number(number));
}

async function metBy(
  client: Client,
  of: {
    readonly draft: Draft;
    readonly uploads: ReadonlyMap<string, Met>;
    readonly sent: Readonly<Partial<Record<Carrier, SentMembers>>>;
  },
): Promise<CheckedRequest['met']> {
  const { draft, uploads, sent } = of;
  const { bucket, name, query } = draft;
  const uploadId = query.find(([key]) => key === 'uploadId')?.[1];
  const versionId = query.find(([key]) => key === 'versionId')?.[1];
  const met: Partial<Record<Carrier, 'plain' | Uint8Array>> = {};
  const at = async (carrier: Carrier, of: Place) => {
    const found = await encryptionOf(client, { draft, ...of, sent: sent[carrier] ?? {} });
    if (found !== undefined) met[carrier] = found;
  };
  const upload = uploadId === undefined ? undefined : uploads.get(uploadId);
  if (upload !== undefined) met.headers = upload;
  if (/^(Get|Head)Object(Attributes)?$/.test(draft.operation))
    await at('headers', { bucket, name, versionId });
  const source = draft.headers.find(([key]) => key.toLowerCase() === 'x-amz-copy-source')?.[1];
  if (source !== undefined) await at('copySourceHeaders', sourceOf(source));
  return met;
}

interface Place {
  readonly bucket: string;
  readonly name: string;
  readonly versionId?: string | undefined;
}

function sourceOf(text: string): Place {
  const [path = '', versionId] = text.split('?versionId=');
  const [bucket = '', ...name] = decodeURIComponent(path).replace(/^\//, '').split('/');
  return { bucket, name: name.join('/'), versionId };
}

/** How an object is encrypted: plain, with the key that is sent, or with another one. */
async function encryptionOf(
  client: Client,
  of: Place & { readonly draft: Draft; readonly sent: SentMembers },
): Promise<Met> {
  const { draft, sent, bucket, name, versionId } = of;
  const head = async (key: Uint8Array | undefined) => {
    const { status } = await client.exchange(
      {
        operation: 'HeadObject',
        method: 'HEAD',
        bucket,
        name,
        query: versionId === undefined ? [] : [['versionId', versionId]],
        headers: [],
        body: new Uint8Array(),
        ssecHeaders: key === undefined ? [] : [{ carrier: 'headers', members: validMembers(key) }],
        signing: { mode: 'header' },
        transport: { ...draft.transport, scheme: 'https', wire: 'client' },
      },
      'observe',
    );
    return status;
  };
  const status = await head(undefined);
  if (status === 200) return 'plain';
  if (status !== 400) return undefined;
  const key = decodedKey(sent.key ?? '');
  const isIts = key.byteLength === 32 && (await head(key)) === 200;
  return isIts ? key : new Uint8Array(1);
}

/** The three SSE-C headers of a key. */
export function validMembers(key: Uint8Array) {
  return [
    ['algorithm', 'AES256'],
    ['key', Buffer.from(key).toString('base64')],
    ['md5', hash('md5', key, 'base64')],
  ] as const;
}
