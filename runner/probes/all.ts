import { createHash } from 'node:crypto';
import { child, childrenNamed, header, isAccepted } from '../../core/exchange.ts';
import type { Feature } from '../../spec/features.ts';
import { ask } from '../../world/ask.ts';
import { bucketProbes } from './bucket.ts';
import { extraProbes } from './extras.ts';
import { plainControlProbes } from './plain-control.ts';
import { type Probe, seen } from './probe.ts';
import { type Request, send } from './probe-request.ts';
import { sdkLoads } from './sdk.ts';
import { copiesFromSsec } from './ssec.ts';
import { transferProbes } from './transfer.ts';

/** The feature is offered if one request is accepted. */
const accepts =
  (what: string, of: Request): Probe =>
  async (context) =>
    seen(await send(context, of), { what });

/** The feature is offered if one request is refused with this status. */
const refuses =
  (what: string, status: number, of: Request): Probe =>
  async (context) => {
    const answer = await send(context, of);
    return seen(answer, { what, isThere: answer.status === status });
  };

const tagging = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';

/** The probe of each feature. */
export const probes: Readonly<Record<Feature, Probe>> = {
  ...bucketProbes,
  ...extraProbes,
  ...plainControlProbes,
  sdk: sdkLoads,
  ...transferProbes,
  'sse-s3': async (context) => {
    const headers = [['x-amz-server-side-encryption', 'AES256']] as const;
    const answer = await send(context, {
      operation: 'PutObject',
      fresh: 'sse-s3',
      headers,
      body: 'x',
    });
    const confirmed = header(answer, 'x-amz-server-side-encryption') === 'AES256';
    return seen(answer, {
      what: 'PutObject with SSE-S3',
      isThere: isAccepted(answer) && confirmed,
    });
  },
  kms: accepts('PutObject with aws:kms', {
    operation: 'PutObject',
    fresh: 'kms',
    headers: [['x-amz-server-side-encryption', 'aws:kms']],
    body: 'x',
  }),
  tagging: accepts('PutObjectTagging', { operation: 'PutObjectTagging', body: tagging }),
  'acl-read': accepts('GetObjectAcl', { operation: 'GetObjectAcl' }),
  'acl-write': accepts('PutObjectAcl', {
    operation: 'PutObjectAcl',
    headers: [['x-amz-acl', 'private']],
  }),
  'empty-headers': accepts('PutObject with an empty signed header', {
    operation: 'PutObject',
    fresh: 'empty-header',
    headers: [['x-amz-meta-e', '']],
    body: 'x',
  }),
  'ssec-copy-source': copiesFromSsec,
  'conditional-writes': refuses('PutObject with If-None-Match: * on an object', 412, {
    operation: 'PutObject',
    headers: [['if-none-match', '*']],
    body: 'x',
  }),
  'conditional-put-if-match': async (context) => {
    const head = await send(context, { operation: 'HeadObject' });
    const put = (etag: string) =>
      send(context, { operation: 'PutObject', headers: [['if-match', etag]], body: 'x' });
    const wrong = await put('"0"');
    const right = await put(header(head, 'etag') ?? '');
    const isThere = wrong.status === 412 && isAccepted(right);
    return seen(isThere ? right : wrong.status === 412 ? right : wrong, {
      what:
        wrong.status === 412
          ? 'PutObject with If-Match'
          : 'PutObject with If-Match of another ETag',
      isThere,
    });
  },
  'if-range': async (context) => {
    const headers = [
      ['range', 'bytes=0-0'],
      ['if-range', '"0"'],
    ] as const;
    const answer = await send(context, { operation: 'GetObject', headers });
    return seen(answer, {
      what: 'GetObject with If-Range of another ETag',
      isThere: answer.status === 200,
    });
  },
  'conditional-deletes': async (context) => {
    await send(context, { operation: 'PutObject', fresh: 'delete', body: 'x' });
    const headers = [['if-match', '"0"']] as const;
    const answer = await send(context, { operation: 'DeleteObject', fresh: 'delete', headers });
    const what = 'DeleteObject with If-Match of another ETag';
    return seen(answer, { what, isThere: answer.status === 412 });
  },
  'object-attributes': async (context) => {
    const headers = [['x-amz-object-attributes', 'ETag,ObjectSize']] as const;
    const answer = await send(context, { operation: 'GetObjectAttributes', headers });
    // Endpoints name the root element in several ways.
    const isThere = ['ETag', 'ObjectSize'].some((name) => child(answer.document, name));
    return seen(answer, { what: 'GetObjectAttributes', isThere: isAccepted(answer) && isThere });
  },
  'delete-multi': async (context) => {
    const { facts } = context;
    const body = `<Delete><Object><Key>${facts.prefix}preflight/none</Key></Object></Delete>`;
    const md5 = createHash('md5').update(body).digest('base64');
    const answer = await ask(context.connection.client, {
      operation: 'DeleteObjects',
      bucket: facts.bucket,
      headers: [
        ['content-md5', md5],
        ['content-type', 'application/xml'],
      ],
      body: Buffer.from(body),
    });
    const isThere = isAccepted(answer) && childrenNamed(answer.document, 'Error').length === 0;
    return seen(answer, { what: 'DeleteObjects', isThere });
  },
  copy: async (context) => {
    const source = `/${context.facts.bucket}/${context.plainName}`;
    const answer = await send(context, {
      operation: 'CopyObject',
      fresh: 'copy',
      headers: [['x-amz-copy-source', source.split('/').map(encodeURIComponent).join('/')]],
    });
    return seen(answer, { what: 'CopyObject' });
  },
};
