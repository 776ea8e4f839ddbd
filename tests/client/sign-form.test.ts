import { describe, expect, test } from 'vitest';
import { type SignedRequest, sign } from '../../client/index.ts';
import type { CarriedSsecHeaders, Draft } from '../../core/values.ts';
import type { Carrier } from '../../spec/operations.ts';
import { awsExample, draft } from './drafts.ts';

const signed = (of: Partial<Draft>, context = awsExample) => sign(draft(of), context);
const _signatureOf = (of: Partial<Draft>) => signed(of).signatures[0];
const _namesIn = ({ headers }: SignedRequest) => headers.map(([name]) => name);

const ssecIn = (carrier: Carrier): CarriedSsecHeaders => ({
  carrier,
  members: [
    ['algorithm', 'AES256'],
    ['key', 'a+/='],
    ['md5', 'b='],
  ],
});
const prefix = 'x-amz-server-side-encryption-customer-';

describe('a form', () => {
  const form = {
    fields: [
      ['Content-Type', 'text/plain'],
      ['x-amz-meta-a', 'b "c"'],
    ],
    afterFile: [['x-amz-meta-late', 'd']],
  } as const;
  const post: Partial<Draft> = {
    ...{ operation: 'PostObject', method: 'POST', name: 'a/ü', form },
    ssecHeaders: [ssecIn('formFields')],
    body: Buffer.from('the file'),
    signing: { mode: 'form' },
  };
  test('that its file completes the name of has the variable in its key and its policy', () => {
    const { body } = signed({ ...post, form: { fields: [], isNamedByFile: true } });
    const text = Buffer.from(body).toString();
    expect(text).toContain(`name="key"\r\n\r\na/${'$'}{filename}\r\n`);
    expect(text).toContain('name="file"; filename="ü"');
    const policy = /name="policy"\r\n\r\n(\S+)/.exec(text)?.[1] ?? '';
    const { conditions } = JSON.parse(Buffer.from(policy, 'base64').toString());
    expect(conditions).toContainEqual(['starts-with', '$key', 'a/']);
  });

  const fieldsOf = (request: SignedRequest): (readonly [string, string])[] => {
    const boundary = /boundary=(.+)$/.exec(
      request.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '',
    )?.[1];
    return Buffer.from(request.body)
      .toString()
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => {
        const [head = '', value = ''] = part.split('\r\n\r\n');
        return [/ name="([^"]+)"/.exec(head)?.[1] ?? '', value.slice(0, -2)];
      });
  };

  test('a form has its fields in order, then the file, then the fields after the file', () => {
    const fields = fieldsOf(signed(post));
    expect(fields.map(([name]) => name)).toEqual([
      ...['key', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date', 'Content-Type'],
      ...['x-amz-meta-a', `${prefix}algorithm`, `${prefix}key`, `${prefix}key-MD5`],
      ...['policy', 'x-amz-signature', 'file', 'x-amz-meta-late'],
    ]);
    expect(fields[0]?.[1]).toBe('a/ü');
    expect(fields.at(-2)?.[1]).toBe('the file');
  });

  test('a form has a policy that demands each field but those left out, and a signature of it', () => {
    const request = signed({
      ...post,
      signing: {
        mode: 'form',
        uncoveredFields: [`${prefix}key-MD5`],
        conditions: (conditions) => [...conditions, ['content-length-range', 0, 8]],
      },
    });
    const fields = Object.fromEntries(fieldsOf(request));
    const policy = fields.policy ?? '';
    expect(JSON.parse(Buffer.from(policy, 'base64').toString())).toEqual({
      expiration: '2013-05-24T00:05:00.000Z',
      conditions: [
        { bucket: 'examplebucket' },
        ['eq', '$key', 'a/ü'],
        ['eq', '$x-amz-algorithm', 'AWS4-HMAC-SHA256'],
        ['eq', '$x-amz-credential', 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'],
        ['eq', '$x-amz-date', '20130524T000000Z'],
        ['eq', '$Content-Type', 'text/plain'],
        ['eq', '$x-amz-meta-a', 'b "c"'],
        ['eq', `$${prefix}algorithm`, 'AES256'],
        ['eq', `$${prefix}key`, 'a+/='],
        ['content-length-range', 0, 8],
      ],
    });
    expect(request.signatures).toEqual([fields['x-amz-signature']]);
    expect(request.path).toBe('/');
  });

  test('a form that is signed again has the same bytes', () => {
    expect(signed(post)).toEqual(signed(post));
  });
});
