import { hash } from 'node:crypto';
import { checksums } from '../../fixtures/endpoint/crypto/checksums.ts';
import type { ReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Carrier } from '../../spec/operations.ts';
import type { RecordedRow } from '../../spec/recorded/row.ts';
import { type Drawn, defined, type Headers, memberHeaders } from './replay-drawn.ts';
import { type Placed, placed } from './replayed-scenes.ts';
import { type Seen, signedSender } from './signed.ts';
import { formSender } from './signed-form.ts';

/** Sends recorded requests to an endpoint, each after what it met was set up anew. */
export async function replayer(endpoint: ReferenceEndpoint) {
  const [send, sendForm] = [signedSender(endpoint), formSender(endpoint)];
  const bucket = '/replayed';
  await send({ method: 'PUT', path: bucket });
  const versioned = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
  await send({ method: 'PUT', path: bucket, query: { versioning: '' }, body: versioned });
  return async (row: RecordedRow, drawn: Drawn): Promise<Seen> => {
    const { request } = drawn;
    const isPlainHttp = request.isPlainHttp === true;
    if (row.operation === 'PostObject') {
      const fields = shuffled({ key: drawn.name, ...extras(row, drawn) }, drawn.order);
      return sendForm(bucket, { fields, file: drawn.body, isPlainHttp });
    }
    const place = await placed(send, { bucket, row, drawn });
    const headers = shuffled({ ...place.headers, ...extras(row, drawn) }, drawn.order);
    return send({ ...asked(row, { place, drawn }), path: place.path, headers, isPlainHttp });
  };
}

/** Everything that the request says of encryption, digests, ranges and conditions. */
function extras({ scene }: RecordedRow, { request, body }: Drawn): Headers {
  const of: Record<string, string | undefined> = {
    'x-amz-server-side-encryption': request.serverSideEncryption,
    'x-amz-storage-class': scene.storageClass === 'unknown' ? 'NO_SUCH_CLASS' : scene.storageClass,
    'content-md5':
      scene.contentMd5 === 'of-body' ? hash('md5', body, 'base64') : request.contentMd5,
    'x-amz-checksum-crc32': scene.checksum && checksums.crc32?.(Buffer.from(body)),
    'x-amz-checksum-mode': scene.checksumMode,
    range: request.range,
    success_action_status: scene.successStatus && String(scene.successStatus),
  };
  const members = Object.entries(request.sent).map(([carrier, set]) =>
    memberHeaders(carrier as Carrier, set),
  );
  return defined(Object.assign(of, ...members));
}

function asked({ operation }: RecordedRow, of: { readonly place: Placed; readonly drawn: Drawn }) {
  const { place, drawn } = of;
  const { query } = place;
  switch (operation) {
    case 'GetObject':
    case 'ListParts':
      return { method: 'GET', query };
    case 'HeadObject':
      return { method: 'HEAD', query };
    case 'GetObjectAttributes':
      return { method: 'GET', query: { attributes: '' } };
    case 'DeleteObject':
      return { method: 'DELETE' };
    case 'CreateMultipartUpload':
      return { method: 'POST', query: { uploads: '' } };
    case 'CompleteMultipartUpload':
      return { method: 'POST', query, body: place.document ?? '' };
    case 'PutObject':
    case 'UploadPart':
      return { method: 'PUT', query, body: drawn.body };
    case 'CopyObject':
    case 'UploadPartCopy':
      return { method: 'PUT', query };
    default:
      throw new Error(`No request is built for ${operation}.`);
  }
}

/** The same headers in an order that is drawn. */
function shuffled(headers: Headers, order: readonly number[]): Headers {
  const lines = Object.entries(headers).map((line, index) => ({ line, at: order[index] ?? 0 }));
  return Object.fromEntries(lines.sort((one, other) => one.at - other.at).map(({ line }) => line));
}
