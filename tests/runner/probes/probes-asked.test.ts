import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Exchange, header } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import type { Feature } from '../../../spec/features.ts';
import { ask } from '../../../world/ask.ts';
import { answer, element } from '../../core/answer.ts';
import { config, observing, type Script } from '../scripted.ts';
import { endpoints, etag, isComplete, probe, textOf } from './featured.ts';

const plainName = 'run/preflight/plain';
const sent = async (feature: Feature) => {
  const [has] = endpoints[feature] ?? [() => answer(200)];
  return (await probe(feature, has)).sent;
};
const changes = ({ method }: Draft) => method !== 'GET' && method !== 'HEAD';

/** What each probe says that it has seen. */
const words: Partial<Record<Feature, string>> = {
  'sse-s3': 'PutObject with SSE-S3',
  kms: 'PutObject with aws:kms',
  'acl-write': 'PutObjectAcl',
  'empty-headers': 'PutObject with an empty signed header',
  'bucket-encryption': 'PutBucketEncryption',
  'blocked-encryption': 'GetBucketEncryption after BlockedEncryptionTypes',
  'bucket-policy': 'PutBucketPolicy',
  'policy-condition-key': 'a write with SSE-C under a policy that requires it',
  cors: 'PutBucketCors',
  multipart: 'CreateMultipartUpload',
  'post-form': 'a plain POST form',
  'storage-class': 'PutObject with a storage class',
  'conditional-writes': 'PutObject with If-None-Match: * on an object',
  'conditional-copies': 'CopyObject with If-None-Match: * onto an object',
  'conditional-completes': 'CompleteMultipartUpload with If-None-Match: * onto an object',
  'conditional-deletes': 'DeleteObject with If-Match of another ETag',
  'conditional-put-if-match': 'PutObject with If-Match',
  'object-attributes': 'GetObjectAttributes',
  'delete-multi': 'DeleteObjects',
  annotations: 'PutObjectAnnotation',
  'update-encryption': 'UpdateObjectEncryption',
  'mp-object-size': 'CompleteMultipartUpload of its size',
  'part-number': 'GetObject with partNumber=2 of two plain parts',
  'ssec-copy-source': 'CopyObject of an SSE-C object with its source triple',
  streaming: 'PutObject with aws-chunked',
  trailers: 'PutObject with a trailing checksum',
  'signed-trailers': 'PutObject with a signed trailing checksum',
  'unsigned-payload': 'PutObject with UNSIGNED-PAYLOAD',
};
test.each(Object.entries(words))(
  '%s is told by the request that showed it',
  async (feature, what) => {
    const [has] = endpoints[feature as Feature] ?? [];
    const { reason } = await probe(feature as Feature, has as Script);
    expect(reason).toMatch(new RegExp(`^${what.replaceAll('*', '\\*')} was answered with \\d+$`));
  },
);

describe('names', () => {
  const onPlain: readonly Feature[] = [
    ...(['tagging', 'acl-write', 'conditional-writes', 'conditional-put-if-match'] as const),
  ];
  const others = (Object.keys(endpoints) as Feature[]).filter((one) => !onPlain.includes(one));
  test.each(others)('%s changes no object that another probe reads', async (feature) => {
    const named = (await sent(feature)).filter((draft) => changes(draft) && draft.name !== '');
    for (const { name } of named) {
      expect(name.startsWith('run/preflight/')).toBe(true);
      expect([plainName, 'run/preflight/', 'run/preflight/undefined']).not.toContain(name);
    }
  });
  test('are those of one probe, but for probes of one kind', async () => {
    const owners = new Map<string, Set<string>>();
    for (const feature of others) {
      const kind = /^(mp-object-size|conditional-completes)$/.test(feature) ? 'complete' : feature;
      for (const { name } of (await sent(feature)).filter((draft) => changes(draft)))
        if (name !== '') owners.set(name, (owners.get(name) ?? new Set()).add(kind));
    }
    expect([...owners].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });
});

describe('requests', () => {
  const one = async (feature: Feature) => (await sent(feature))[0] as Draft;
  test('carry what they are about', async () => {
    expect(header(await one('storage-class'), 'x-amz-storage-class')).toBe('REDUCED_REDUNDANCY');
    expect(header(await one('kms'), 'x-amz-server-side-encryption')).toBe('aws:kms');
    expect(header(await one('acl-write'), 'x-amz-acl')).toBe('private');
    expect(header(await one('empty-headers'), 'x-amz-meta-e')).toBe('');
    expect(textOf(await one('cors'))).toContain('<AllowedOrigin>https://app.example<');
    expect((await one('streaming')).signing.payload).toBe('streaming');
    expect((await one('unsigned-payload')).signing.payload).toBe('unsigned');
    for (const feature of ['trailers', 'signed-trailers'] as const)
      expect((await one(feature)).signing.trailer?.[0]).toBe('x-amz-checksum-crc32');
    for (const feature of ['sse-s3', 'kms', 'storage-class', 'streaming', 'post-form'] as const)
      expect((await one(feature)).body.byteLength).toBeGreaterThan(0);
  });
  test('with a document have its MD5 and say that it is XML', async () => {
    const documents = [await one('tagging'), await one('cors'), await one('delete-multi')];
    for (const document of documents) {
      const md5 = createHash('md5').update(document.body).digest('base64');
      expect(header(document, 'content-md5')).toBe(md5);
      expect(header(document, 'content-type')).toBe('application/xml');
    }
    expect(textOf(documents[2] as Draft)).toContain('<Key>run/preflight/none</Key>');
  });
  test('of a policy deny writes without SSE-C, and what nobody does', async () => {
    const statement = async (feature: Feature) => JSON.parse(textOf(await one(feature)));
    const { Version, Statement } = await statement('policy-condition-key');
    expect([Version, Statement]).toEqual([
      '2012-10-17',
      [
        {
          ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
          Resource: 'arn:aws:s3:::bucket/run/preflight/policy/*',
          Condition: {
            Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'true' },
          },
        },
      ],
    ]);
    const harmless = await statement('bucket-policy');
    expect(harmless).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject' }],
    });
  });
  test('with SSE-C have a key of the seed', async () => {
    for (const feature of ['policy-condition-key', 'ssec-copy-source'] as const) {
      const keys = (await sent(feature)).flatMap(({ triples }) =>
        triples.map(({ members }) => JSON.stringify(members)),
      );
      expect(new Set(keys).size).toBe(1);
      const [has] = endpoints[feature] ?? [];
      const other = await probe(feature, has as Script, { seed: 8 });
      expect(
        other.sent.flatMap(({ triples }) => triples.map(({ members }) => JSON.stringify(members))),
      ).not.toEqual(keys);
    }
  });
  test('of the runner are an observer’s, and their answers are read as far as lists are long', async () => {
    const connection = observing(() => answer(200));
    const { exchange } = connection.client;
    const seen: unknown[] = [];
    const client: typeof connection.client = {
      ...connection.client,
      exchange: (...given) => {
        seen.push([given[1], given[2]]);
        return exchange(...given);
      },
    };
    await ask(client, { operation: 'HeadBucket', bucket: 'b' });
    expect(seen).toEqual([['observe', { answerBytesMax: 4 * 1024 * 1024 }]]);
    expect(config.timeoutMs).toBeGreaterThan(0);
  });
});

describe('an upload', () => {
  const created = answer(200, { document: element('Initiated', [element('UploadId', 'u')]) });
  const completing = async (feature: Feature, said: (count: number) => Exchange) => {
    let count = 0;
    return probe(feature, (draft) => {
      if (draft.operation === 'CreateMultipartUpload') return created;
      if (!isComplete(draft)) return etag;
      count += 1;
      return said(count);
    });
  };
  test.each(['mp-object-size', 'conditional-completes'] as const)(
    'of %s is one of one part',
    async (feature) => {
      const { sent: all } = await completing(feature, () => answer(412));
      const part = all.find(({ operation }) => operation === 'UploadPart');
      expect(part?.query).toEqual([
        ['partNumber', '1'],
        ['uploadId', 'u'],
      ]);
      expect(part?.body).toHaveLength(1);
      const complete = all.find(isComplete) as Draft;
      expect([complete.query, textOf(complete)]).toEqual([
        [['uploadId', 'u']],
        '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"e"</ETag></Part></CompleteMultipartUpload>',
      ]);
      expect(complete.name).toBe(part?.name);
    },
  );
  test('is completed onto an object where that is the condition', async () => {
    const { sent: all, isThere } = await completing('conditional-completes', () => answer(409));
    expect(isThere).toBe(true);
    const complete = all.find(isComplete) as Draft;
    expect(header(complete, 'if-none-match')).toBe('*');
    const before = all.find(({ operation }) => operation === 'PutObject');
    expect([before?.name, before?.body.byteLength]).toEqual([complete.name, 1]);
  });
  test('is completed with a wrong size, then with its own', async () => {
    const { sent: all } = await completing('mp-object-size', (count) =>
      answer(count === 1 ? 400 : 200),
    );
    const sizes = all.filter(isComplete).map((draft) => header(draft, 'x-amz-mp-object-size'));
    expect(sizes).toEqual(['2', '1']);
  });
  test('whose wrong size crashes the endpoint tells nothing', async () => {
    const { isThere } = await completing('mp-object-size', (count) =>
      answer(count === 1 ? 500 : 200),
    );
    expect(isThere).toBe(false);
  });
});

test('a copy of an SSE-C object that is refused is for the rules to judge', async () => {
  const refused: Script = ({ operation }) => answer(operation === 'CopyObject' ? 403 : 200);
  const { isThere, sent: all } = await probe('ssec-copy-source', refused);
  expect([isThere, all[1]?.name]).toEqual([true, `${all[0]?.name}-copied`]);
});
