import { describe, expect, test } from 'vitest';
import { CustomerKey } from '../../../core/customer-key.ts';
import { after } from '../../../core/model/after.ts';
import { compare } from '../../../core/model/compare.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import {
  emptyBucket,
  emptyState,
  type ModelState,
  type Possible,
} from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { validHeaders } from '../../../generators/space/modelled.ts';
import { answer, element } from '../answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 20, seed: 3 });
const place = { bucket: 'one', scheme: 'https', name: 'o', signing: 'header' } as const;
const sent = validHeaders('headers', key);
const put: ModelRequest = { ...place, operation: 'PutObject', sent, body };
const get: ModelRequest = { ...place, operation: 'GetObject', sent };
const prefix = 'x-amz-server-side-encryption-customer-';
const confirmed = (md5: string) =>
  [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key-MD5`, md5],
  ] as const;

/** The state after a PutObject that was answered with this ETag. */
function stored(etag: string): readonly [ModelState, ...ModelState[]] {
  const headers = [...confirmed(key.md5Base64), ['ETag', etag] as const];
  const states = after([emptyState({ one: emptyBucket }, '')], put, answer(200, { headers }));
  return states as readonly [ModelState, ...ModelState[]];
}

const found = (request: ModelRequest, etag: string, said: ReturnType<typeof answer>) =>
  compare(stored(etag), request, said).map(({ clause, received }) => `${clause}: ${received}`);

describe('a confirmation in another spelling', () => {
  const read = (md5: string) =>
    found(
      get,
      '"e"',
      answer(200, { headers: [...confirmed(md5), ['etag', '"e"']], body: body.bytes() }),
    );
  test('the key MD5 of a read is compared by its bytes', () => {
    expect(read(key.md5Base64)).toEqual([]);
    expect(read(key.md5Base64.replace(/=+$/, ''))).toEqual([]);
  });
  test('the MD5 of another key is wrong', () => {
    expect(read('AAAAAAAAAAAAAAAAAAAAAA==').join()).toContain('ssec.get.echo');
  });
});

test('an ETag without quotes, as a document may have it, is the same', () => {
  const read = (etag: string) =>
    answer(200, { body: body.bytes(), headers: [...confirmed(key.md5Base64), ['etag', etag]] });
  expect(found(get, 'e', read('"e"'))).toEqual([]);
  expect(found(get, 'e', read('"other"')).join()).toContain('recorded.etag');
});

test('a version whose id no answer named is not looked for in a list of versions', () => {
  const bucket = { ...emptyBucket, versioning: 'Enabled' as const };
  const form: ModelRequest = { ...put, operation: 'PostObject', signing: 'form' };
  const list: ModelRequest = { ...place, operation: 'ListObjectVersions', sent: [] };
  const listed = (id?: string) => {
    const headers = id === undefined ? [] : ([['x-amz-version-id', id]] as const);
    const states = after([emptyState({ one: bucket }, '')], form, answer(204, { headers }));
    const parts = [element('Key', 'o'), element('VersionId', 'v1'), element('Size', '20')];
    const document = element('ListVersionsResult', [element('Version', parts)]);
    return compare(states as Possible, list, answer(200, { document }));
  };
  expect(listed()).toEqual([]);
  expect(listed('v1')).toEqual([]);
  expect(listed('v2').map(({ received }) => received)).toEqual(['not listed', 'listed']);
});

describe('a write without an ETag', () => {
  const condition = { header: 'if-none-match', etag: 'its own' } as const;
  const conditional: ModelRequest = { ...get, condition };
  const whole = answer(200, {
    ...{ body: body.bytes(), headers: [...confirmed(key.md5Base64), ['etag', '"e"']] },
  });
  test('a condition on the ETag of the object is not met by the object where it is known', () => {
    expect(found(conditional, '"e"', whole).join()).toContain('get.if-none-match');
  });
  test('an empty ETag is none, so that the condition names another one', () => {
    expect(found(conditional, '', whole)).toEqual([]);
    expect(found(get, '', whole)).toEqual([]);
  });
});

test('a read of a missing object is answered with 404, or with 501 where reads are not offered', () => {
  const missing = (status: number, request: ModelRequest = { ...get, name: 'missing' }) =>
    found(request, '"e"', answer(status)).join();
  expect(missing(404)).toBe('');
  expect(missing(501)).toBe('');
  expect(missing(403)).toContain('get.no-such-key');
});
