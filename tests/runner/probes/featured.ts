import { crc32Base64 } from '../../../core/checksum.ts';
import { header, type XmlElement } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import { probeFeatures } from '../../../runner/probes/capabilities.ts';
import type { ProbeContext } from '../../../runner/probes/probe.ts';
import type { Feature } from '../../../spec/features.ts';
import { answer, element } from '../../core/answer.ts';
import { config, facts, observing, type Script } from '../scripted.ts';

/** Lends the bucket of the facts, so that a test sees the requests of the probe alone. */
export const lendSame = async () => ({ name: facts.bucket, release: async () => {} });

/** Asks once. */
export const until: ProbeContext['until'] = (_what, _isDone, send) => send();

/** Probes one feature of an endpoint that answers by a script. */
export async function probe(
  feature: Feature,
  script: Script,
  changes: Partial<typeof config> = {},
) {
  const connection = observing(script);
  const context = { connection, facts, plainName: 'run/preflight/plain', until };
  const found = await probeFeatures(
    { config: { ...config, ...changes }, ...context },
    new Set([feature]),
    lendSame,
  );
  return {
    isThere: found[feature]?.isThere,
    reason: found[feature]?.reason,
    sent: connection.sent,
  };
}

const asked = (draft: Draft, name: string) => header(draft, name);
export const textOf = (draft: Draft) => Buffer.from(draft.body).toString();
export const etag = answer(200, { headers: [['etag', '"e"']] });
const created = answer(200, { document: element('Initiated', [element('UploadId', 'u')]) });
const withHeader = (name: string, value: string) => answer(200, { headers: [[name, value]] });
const documented = (document: XmlElement) => answer(200, { document });
const isCreate = ({ operation }: Draft) => operation === 'CreateMultipartUpload';
export const isComplete = ({ operation }: Draft) => operation === 'CompleteMultipartUpload';
const isRead = ({ operation }: Draft) => operation === 'GetObject';
export const refusedWhere =
  (is: (draft: Draft) => boolean, status: number, others = answer(200)): Script =>
  (draft) =>
    isCreate(draft) ? created : is(draft) ? answer(status) : others;
export const sseS3 = 'x-amz-server-side-encryption';
export const blocked =
  '<BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes>';

/** An endpoint that has the feature, and one that only seems to have it. */
export const endpoints: Partial<Record<Feature, readonly [has: Script, seems: Script]>> = {
  'sse-s3': [() => withHeader(sseS3, 'AES256'), () => withHeader(sseS3, 'aws:kms')],
  kms: [() => answer(200), () => answer(400)],
  tagging: [() => answer(204), () => answer(404)],
  'acl-read': [() => answer(200), () => answer(501)],
  'acl-write': [() => answer(200), () => answer(403)],
  'empty-headers': [() => answer(200), () => answer(403)],
  copy: [() => answer(200), () => answer(200, { error: { code: 'Odd' } })],
  cors: [() => answer(200), () => answer(501)],
  'bucket-policy': [
    (draft) => answer(draft.operation === 'PutObject' ? 403 : 204),
    // Takes every policy and enforces none.
    () => answer(204),
  ],
  signatures: [() => answer(403), () => answer(200)],
  'presigned-signatures': [() => answer(403), () => answer(200)],
  'private-objects': [() => answer(403), () => answer(200)],
  'second-account': [() => answer(403), () => answer(200)],
  'slashed-names': [
    (draft) => answer(draft.name.endsWith('/') ? 400 : 200),
    (draft) => answer(draft.name.includes('//') ? 400 : 200),
  ],
  'folder-names': [
    (draft) => answer(draft.name.includes('//') ? 400 : 200),
    (draft) => answer(draft.name.endsWith('/') ? 400 : 200),
  ],
  'long-names': [() => answer(200), (draft) => answer(/n{256}/.test(draft.name) ? 400 : 200)],
  'bucket-encryption': [() => answer(200), (draft) => answer(draft.method === 'PUT' ? 501 : 200)],
  'storage-class': [() => answer(200), () => answer(400)],
  'post-form': [() => answer(204), () => answer(405)],
  streaming: [() => answer(200), () => answer(400)],
  trailers: [() => answer(200), () => answer(400)],
  'signed-trailers': [() => answer(200), () => answer(400)],
  'unsigned-payload': [() => answer(200), () => answer(403)],
  multipart: [() => created, () => answer(200)],
  'ssec-copy-source': [
    () => answer(403),
    (draft) => answer(draft.operation === 'CopyObject' ? 501 : 200),
  ],
  'conditional-writes': [
    (draft) => answer(asked(draft, 'if-none-match') === '*' ? 412 : 200),
    () => answer(400),
  ],
  'conditional-copies': [
    refusedWhere(({ operation }) => operation === 'CopyObject', 412),
    refusedWhere(({ operation }) => operation === 'CopyObject', 400),
  ],
  'conditional-deletes': [
    (draft) => answer(asked(draft, 'if-match') === '"0"' ? 412 : 200),
    () => answer(204),
  ],
  'conditional-completes': [refusedWhere(isComplete, 412), refusedWhere(isComplete, 404)],
  'conditional-put-if-match': [
    (draft) => (draft.method === 'PUT' && asked(draft, 'if-match') !== '"e"' ? answer(412) : etag),
    // Refuses every If-Match.
    (draft) => (draft.method === 'PUT' ? answer(412) : etag),
  ],
  'if-range': [() => answer(200), () => answer(206)],
  'object-attributes': [
    () => documented(element('AnyName', [element('ObjectSize', '1')])),
    // An endpoint that ignores the sub-resource returns the object.
    () => documented(element('Object')),
  ],
  'delete-multi': [
    () => documented(element('DeleteResult')),
    () => documented(element('DeleteResult', [element('Error', [element('Code', 'Odd')])])),
  ],
  'blocked-encryption': [() => answer(200, { body: blocked }), () => answer(200)],
  'public-policy': [() => answer(200), (draft) => answer(isRead(draft) ? 403 : 204)],
  'policy-condition-key': [
    () => answer(200),
    (draft) => answer(draft.operation === 'PutObject' ? 403 : 200),
  ],
  checksums: [
    (draft) =>
      answer(asked(draft, 'x-amz-checksum-crc32') === crc32Base64(Buffer.from('x')) ? 200 : 400),
    () => answer(200),
  ],
  annotations: [
    (draft) => answer(200, { body: isRead(draft) ? 'x' : '' }),
    // The annotation was stored as the object.
    (draft) => answer(200, { body: isRead(draft) ? 'note' : '' }),
  ],
  'update-encryption': [
    (draft) => answer(200, { body: isRead(draft) ? 'x' : '' }),
    (draft) => answer(200, { body: isRead(draft) ? '<ObjectEncryption/>' : '' }),
  ],
  'mp-object-size': [
    refusedWhere((draft) => asked(draft, 'x-amz-mp-object-size') === '2', 400),
    refusedWhere(() => false, 400),
  ],
  'part-number': [
    (draft) => {
      const isSecond = draft.query.some(([name, value]) => name === 'partNumber' && value === '2');
      if (isCreate(draft)) return created;
      return isRead(draft) && isSecond ? answer(200, { body: 'the second part' }) : etag;
    },
    (draft) => (isCreate(draft) ? created : answer(200, { body: isRead(draft) ? 'x' : '' })),
  ],
};
