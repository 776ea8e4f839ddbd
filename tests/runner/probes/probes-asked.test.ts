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

/** The request that each probe reports. */
const words: Partial<Record<Feature, string>> = {
  'sse-s3': 'PutObject with SSE-S3',
  kms: 'PutObject with aws:kms',
  'acl-write': 'PutObjectAcl',
  'empty-headers': 'PutObject with an empty signed header',
  'bucket-encryption': 'PutBucketEncryption',
  'blocked-encryption': 'GetBucketEncryption after BlockedEncryptionTypes',
  'bucket-policy': 'a plain PutObject that the policy of its bucket denies',
  signatures: 'PutObject of a plain object with a false signature',
  'private-objects': 'an anonymous GetObject of a plain object',
  'second-account': 'a GetObject of a plain object by the second account',
  'slashed-names': 'PutObject of a plain object whose name has "//"',
  'folder-names': 'PutObject of a plain object whose name ends in "/"',
  'long-names': 'PutObject of a plain object whose name has 840 letters in a row',
  'public-policy': 'an unsigned GetObject that the policy of its bucket allows',
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
  'ssec-copy-source': 'CopyObject of an SSE-C object with copy-source SSE-C headers',
  streaming: 'PutObject with aws-chunked',
  trailers: 'PutObject with a trailing checksum',
  'signed-trailers': 'PutObject with a signed trailing checksum',
  'unsigned-payload': 'PutObject with UNSIGNED-PAYLOAD',
};
test.each(Object.entries(words))(
  'the probe of %s is reported by the request that it sent',
  async (feature, what) => {
    const [has] = endpoints[feature as Feature] ?? [];
    const { reason } = await probe(feature as Feature, has as Script);
    expect(reason).toMatch(new RegExp(`^${what.replaceAll('*', '\\*')} was answered with \\d+$`));
  },
);

describe('the object names of probes', () => {
  const onPlain: readonly Feature[] = [
    ...(['tagging', 'acl-write', 'conditional-writes', 'conditional-put-if-match'] as const),
  ];
  const others = (Object.keys(endpoints) as Feature[]).filter((one) => !onPlain.includes(one));
  test.each(others)(
    'the probe of %s changes no object that another probe reads',
    async (feature) => {
      const named = (await sent(feature)).filter((draft) => changes(draft) && draft.name !== '');
      for (const { name } of named) {
        expect(name.startsWith('run/preflight/')).toBe(true);
        expect([plainName, 'run/preflight/', 'run/preflight/undefined']).not.toContain(name);
      }
    },
  );
  test('each probe writes under names of its own, but for pairs that send the same request', async () => {
    const owners = new Map<string, Set<string>>();
    for (const feature of others) {
      const isComplete = /^(mp-object-size|conditional-completes)$/.test(feature);
      const kind = isComplete ? 'complete' : feature.replace(/^presigned-/, '');
      for (const { name } of (await sent(feature)).filter((draft) => changes(draft)))
        if (name !== '') owners.set(name, (owners.get(name) ?? new Set()).add(kind));
    }
    expect([...owners].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });
});

describe('the requests of probes', () => {
  const one = async (feature: Feature) => (await sent(feature))[0] as Draft;
  test('each probe sends the header, payload or document that its feature is about', async () => {
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
  test('probes with an XML document send its MD5 and its content type', async () => {
    const documents = [await one('tagging'), await one('cors'), await one('delete-multi')];
    for (const document of documents) {
      const md5 = createHash('md5').update(document.body).digest('base64');
      expect(header(document, 'content-md5')).toBe(md5);
      expect(header(document, 'content-type')).toBe('application/xml');
    }
    expect(textOf(documents[2] as Draft)).toContain('<Key>run/preflight/none</Key>');
  });
  test('the policies of probes deny writes without SSE-C, and a write of a name that no rule uses', async () => {
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
    const Resource = 'arn:aws:s3:::bucket/run/preflight/policy/denied';
    expect((await statement('public-policy')).Statement).toEqual([
      {
        ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
        Resource: 'arn:aws:s3:::bucket/run/preflight/policy/open',
      },
    ]);
    expect(await statement('bucket-policy')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource }],
    });
  });
  test('probes with SSE-C use one key that depends on the seed', async () => {
    for (const feature of ['policy-condition-key', 'ssec-copy-source'] as const) {
      const keys = (await sent(feature)).flatMap(({ ssecHeaders }) =>
        ssecHeaders.map(({ members }) => JSON.stringify(members)),
      );
      expect(new Set(keys).size).toBe(1);
      const [has] = endpoints[feature] ?? [];
      const other = await probe(feature, has as Script, { seed: 8 });
      expect(
        other.sent.flatMap(({ ssecHeaders }) =>
          ssecHeaders.map(({ members }) => JSON.stringify(members)),
        ),
      ).not.toEqual(keys);
    }
  });
  test('requests of the runner have the role observe, and at most 4 MiB of their answers is read', async () => {
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

describe('the uploads of probes', () => {
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
    'the probe of %s completes an upload of one part',
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
  test('the probe of conditional-completes completes an upload onto an object', async () => {
    const { sent: all, isThere } = await completing('conditional-completes', () => answer(409));
    expect(isThere).toBe(true);
    const complete = all.find(isComplete) as Draft;
    expect(header(complete, 'if-none-match')).toBe('*');
    const before = all.find(({ operation }) => operation === 'PutObject');
    expect([before?.name, before?.body.byteLength]).toEqual([complete.name, 1]);
  });
  test('the probe of mp-object-size completes with a wrong size, then with the right one', async () => {
    const { sent: all } = await completing('mp-object-size', (count) =>
      answer(count === 1 ? 400 : 200),
    );
    const sizes = all.filter(isComplete).map((draft) => header(draft, 'x-amz-mp-object-size'));
    expect(sizes).toEqual(['2', '1']);
  });
  test('the feature mp-object-size is not found where the wrong size crashes the endpoint', async () => {
    const { isThere } = await completing('mp-object-size', (count) =>
      answer(count === 1 ? 500 : 200),
    );
    expect(isThere).toBe(false);
  });
});

test('the feature ssec-copy-source is found where the copy is refused, which rules judge', async () => {
  const refused: Script = ({ operation }) => answer(operation === 'CopyObject' ? 403 : 200);
  const { isThere, sent: all } = await probe('ssec-copy-source', refused);
  expect([isThere, all[1]?.name]).toEqual([true, `${all[0]?.name}-copied`]);
});
