import { describe, expect, test } from 'vitest';
import { sign } from '../../client/index.ts';
import { signPolicy } from '../../client/sign/sign-form.ts';
import { scopeOf } from '../../client/sign/signature.ts';
import type { Draft } from '../../core/values.ts';
import { awsExample, draft } from './drafts.ts';

const signatureOf = (of: Partial<Draft>, context = awsExample) =>
  sign(draft(of), context).signatures[0];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
describe('the examples of AWS for the Authorization header', () => {
  test('GET Object with a range is signed as in the example of AWS', () => {
    expect(signatureOf({ headers: [['Range', 'bytes=0-9']] })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  test('PUT Object is signed as in the example of AWS', () => {
    const put = draft({
      operation: 'PutObject',
      method: 'PUT',
      name: 'test$file.text',
      headers: [
        ['Date', 'Fri, 24 May 2013 00:00:00 GMT'],
        ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ],
      body: Buffer.from('Welcome to Amazon S3.'),
    });
    const signed = sign(put, awsExample);
    expect(signed.signatures).toEqual([
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ]);
    expect(signed.path).toBe('/test%24file.text');
    expect(signed.headers).toEqual([
      ['Host', 'examplebucket.s3.amazonaws.com'],
      ['Date', 'Fri, 24 May 2013 00:00:00 GMT'],
      ['x-amz-storage-class', 'REDUCED_REDUNDANCY'],
      ['x-amz-content-sha256', '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'],
      ['x-amz-date', '20130524T000000Z'],
      [
        'Authorization',
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
          'SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, ' +
          'Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      ],
      ['Content-Length', '21'],
    ]);
  });

  test('GET Bucket Lifecycle is signed as in the example of AWS', () => {
    expect(signatureOf({ name: '', query: [['lifecycle']] })).toBe(
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
  });

  test('List Objects is signed as in the example of AWS', () => {
    const query = [
      ['max-keys', '2'],
      ['prefix', 'J'],
    ] as const;
    expect(signatureOf({ name: '', query })).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
  });
});

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
test('a presigned URL is signed as in the example of AWS', () => {
  const signed = sign(draft({ signing: { mode: 'query', expiresSeconds: 86_400 } }), awsExample);
  expect(signed.path).toBe(
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
      '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
      '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
      '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

const chunked: Partial<Draft> = {
  operation: 'PutObject',
  method: 'PUT',
  name: 'chunkObject.txt',
  headers: [['x-amz-storage-class', 'REDUCED_REDUNDANCY']],
  body: Buffer.alloc(66_560, 'a'),
};
const pathStyle = { ...awsExample, addressing: 'path' } as const;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
test('an upload in signed chunks is signed as in the example of AWS', () => {
  // The example signs Content-Length, which we leave out unless the draft says it itself.
  const headers = [...(chunked.headers ?? []), ['content-length', '66824']] as const;
  const signed = sign(draft({ ...chunked, headers, signing: streaming('streaming') }), pathStyle);
  expect(signed.signatures).toEqual([
    '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ]);
  expect(signed.body.length).toBe(66_824);
});

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
test('signed chunks with a trailing checksum are signed as in the example of AWS', () => {
  const signing = {
    ...streaming('streaming-trailer'),
    trailer: ['x-amz-checksum-crc32c', 'sOO8/Q=='] as const,
  };
  const signed = sign(draft({ ...chunked, signing }), pathStyle);
  expect(signed.signatures).toEqual([
    '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435',
  ]);
});

function streaming(payload: 'streaming' | 'streaming-trailer') {
  return { mode: 'header', payload } as const;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html */
test('a POST policy is signed as in the example of AWS', () => {
  // The policy of the example, byte for byte: its line ends and its blank line are part of it.
  const policy = [
    '{ "expiration": "2015-12-30T12:00:00.000Z",',
    '  "conditions": [',
    '    {"bucket": "sigv4examplebucket"},',
    '    ["starts-with", "$key", "user/user1/"],',
    '    {"acl": "public-read"},',
    '    {"success_action_redirect": ' +
      '"http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
    '    ["starts-with", "$Content-Type", "image/"],',
    '    {"x-amz-meta-uuid": "14365123651274"},',
    '    {"x-amz-server-side-encryption": "AES256"},',
    '    ["starts-with", "$x-amz-meta-tag", ""],',
    '',
    '    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},',
    '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
    '    {"x-amz-date": "20151229T000000Z" }',
    '  ]',
    '}',
  ].join('\r\n');
  const scope = scopeOf({ ...awsExample, now: () => new Date('2015-12-29T00:00:00Z') });
  expect(signPolicy(scope, Buffer.from(policy).toString('base64'))).toBe(
    '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
  );
});
