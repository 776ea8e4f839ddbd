import { describe, expect, test } from 'vitest';
import { header } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import type { Feature } from '../../../spec/features.ts';
import { answer } from '../../core/answer.ts';
import { blocked, endpoints, isComplete, probe, sseS3, textOf } from './featured.ts';

describe('the requests of probes', () => {
  const sent = async (feature: Feature) => {
    const [has] = endpoints[feature] ?? [() => answer(200)];
    return (await probe(feature, has)).sent;
  };
  test('a probe sends MD5 and content type with an XML document, and not with an object', async () => {
    const [tagging] = await sent('tagging');
    expect(tagging?.headers.map(([name]) => name)).toEqual(['content-md5', 'content-type']);
    expect((await sent('kms'))[0]?.headers.map(([name]) => name)).toEqual([sseS3]);
  });
  test('the probe of part-number completes its upload with the parts in order', async () => {
    const completing = (await sent('part-number')).find(isComplete);
    expect(textOf(completing as Draft)).toBe(
      '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"e"</ETag></Part><Part><PartNumber>2</PartNumber><ETag>"e"</ETag></Part></CompleteMultipartUpload>',
    );
    const parts = (await sent('part-number')).filter(({ operation }) => operation === 'UploadPart');
    expect(parts.map(({ query }) => query)).toEqual([
      [
        ['partNumber', '1'],
        ['uploadId', 'u'],
      ],
      [
        ['partNumber', '2'],
        ['uploadId', 'u'],
      ],
    ]);
    expect(parts[0]?.body.byteLength).toBe(5 * 1024 * 1024);
  });
  test('the probe of copy names its source', async () => {
    const [copy] = await sent('copy');
    expect(header(copy as Draft, 'x-amz-copy-source')).toBe('/bucket/run/preflight/plain');
  });
  test('the probe of ssec-copy-source sends copy-source SSE-C headers', async () => {
    const [put, copy] = await sent('ssec-copy-source');
    expect(put?.ssecHeaders.map(({ carrier }) => carrier)).toEqual(['headers']);
    expect(copy?.ssecHeaders.map(({ carrier }) => carrier)).toEqual(['copySourceHeaders']);
    expect(header(copy as Draft, 'x-amz-copy-source')).toBe(`/bucket/${put?.name}`);
  });
  test('the probe of policy-condition-key denies only its own names, and deletes its policy', async () => {
    const all = await sent('policy-condition-key');
    expect(all.map(({ operation }) => operation)).toEqual([
      'PutBucketPolicy',
      'PutObject',
      'DeleteBucketPolicy',
    ]);
    const { Statement } = JSON.parse(textOf(all[0] as Draft));
    expect(Statement).toMatchObject([
      { Effect: 'Deny', Resource: 'arn:aws:s3:::bucket/run/preflight/policy/*' },
    ]);
    const opened = await sent('public-policy');
    expect(opened.map(({ operation }) => operation)).toEqual([
      ...['PutBucketPolicy', 'PutObject', 'GetObject', 'DeleteBucketPolicy'],
    ]);
    expect(opened[2]?.signing.mode).toBe('anonymous');
    const denied = (await sent('bucket-policy')).map(({ operation, name }) => [operation, name]);
    expect(denied).toEqual([
      ['PutBucketPolicy', ''],
      ['PutObject', 'run/preflight/policy/denied'],
      ['DeleteBucketPolicy', ''],
    ]);
  });
  test('the probe of bucket-encryption repeats blocked encryption types only where there were any', async () => {
    const put = async (body: string) => {
      const { sent: all } = await probe('bucket-encryption', () => answer(200, { body }));
      return textOf(all[1] as Draft);
    };
    expect(await put(blocked)).toContain('<BlockedEncryptionTypes>');
    expect(await put('')).not.toContain('BlockedEncryptionTypes');
  });
  test('the probe of http-endpoint sends only a plain object over http', async () => {
    const both = await probe('http-endpoint', () => answer(200), {
      endpointHttp: 'http://localhost:2',
    });
    expect(both.isThere).toBe(true);
    expect(both.sent.map(({ operation, transport }) => [operation, transport.scheme])).toEqual([
      ['PutObject', 'http'],
      ['GetObject', 'http'],
    ]);
    expect(both.sent.every(({ ssecHeaders }) => ssecHeaders.length === 0)).toBe(true);
    const refused = await probe('http-endpoint', () => answer(403), {
      endpointHttp: 'http://localhost:2',
    });
    expect([refused.isThere, refused.reason, refused.sent.length]).toEqual([
      ...[false, 'PutObject of a plain object over http was answered with 403', 1],
    ]);
  });
});
