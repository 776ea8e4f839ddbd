import { expect, test } from 'vitest';
import { judged } from '../../../core/model/after.ts';
import { allowed } from '../../../core/model/allowed.ts';
import type { ModelAnswer } from '../../../core/model/answer.ts';
import type { ModelRequest } from '../../../core/model/request.ts';
import { emptyBucket, emptyState, type Version } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { plain } from '../../../core/values.ts';

const body = ObjectBody.of({ sizeBytes: 64, seed: 1 });
const version = (etag: string | undefined): Version => ({
  ...{ id: 'null', isDeleteMarker: false, isMultipart: false, headers: [] },
  ...{ encryption: plain, pieces: [body], etag },
});
const holding = (etag: string | undefined) =>
  emptyState({ one: { ...emptyBucket, names: new Map([['a', [version(etag)]]]) } }, '');
const state = holding('"e"');
const get: ModelRequest = {
  ...{ bucket: 'one', name: 'a', scheme: 'https', signing: 'header' },
  ...{ operation: 'GetObject', sent: [] },
};
const kindOf = (request: Partial<ModelRequest>) => allowed(state, { ...get, ...request }).kind;
const ranged = { range: 'bytes=2-9' } as const;

function answered(status: number, bytes: Uint8Array, more: ModelAnswer['headers'] = []) {
  const headers = [['etag', '"e"'], ...more] as const;
  return { status, headers, body: bytes, truncated: false } as unknown as ModelAnswer;
}

const whole = answered(200, body.bytes());
const slice = answered(206, body.bytes().subarray(2, 10), [['content-range', 'bytes 2-9/64']]);
const other = answered(206, body.bytes().subarray(3, 11), [['content-range', 'bytes 2-9/64']]);

/** The sentences that an answer to a request breaks, with their levels. */
const brokenBy = (request: Partial<ModelRequest>, answer: ModelAnswer) =>
  judged([state], { ...get, ...request }, answer).mismatches.map(
    ({ level, clause }) => `${level} ${clause}`,
  );

test('If-Range of the ETag asks for the range, of another one for the whole object', () => {
  expect(brokenBy({ ...ranged, ifRange: 'its own' }, slice)).toEqual([]);
  expect(brokenBy({ ...ranged, ifRange: 'another' }, whole)).toEqual([]);
});

test('an If-Range that is taken the other way breaks HTTP, not the document of S3', () => {
  expect(brokenBy({ ...ranged, ifRange: 'its own' }, whole)).toEqual(['SHOULD http.if-range']);
  expect(brokenBy({ ...ranged, ifRange: 'another' }, slice)).toEqual(['SHOULD http.if-range']);
});

test('the bytes of such an answer are those that it says it has', () => {
  expect(brokenBy({ ...ranged, ifRange: 'another' }, other)).toContain('MUST ssec.get.decrypts');
});

test('a range behind the end is left open where If-Range says that it is ignored', () => {
  const beyond = { range: 'bytes=64-' } as const;
  expect(kindOf({ ...beyond, ifRange: 'another' })).toBe('open');
  expect(kindOf({ ...beyond, ifRange: 'its own' })).toBe('refuse');
});

test('If-Unmodified-Since in the past fails, unless If-Match is there', () => {
  const extras = ['unmodified-since-past'] as const;
  const condition = { header: 'if-match', etag: 'its own' } as const;
  expect(kindOf({ extras })).toBe('refuse');
  expect(kindOf({ extras, condition })).toBe('accept');
  expect(kindOf({ extras, condition: { ...condition, etag: 'another' } })).toBe('refuse');
});

test('whether If-Modified-Since in the future is a date is left open', () => {
  expect(kindOf({ extras: ['modified-since-future'] })).toBe('open');
});

test('a copy or an upload with If-Match needs the ETag of what it replaces', () => {
  const copy = { operation: 'CopyObject', copyFrom: { bucket: 'one', name: 'a' } } as const;
  const onTarget = (etag: 'its own' | 'another') => ({
    ...copy,
    condition: { header: 'if-match', etag, isOnTarget: true } as const,
    replacesMetadata: true,
  });
  expect(kindOf(onTarget('its own'))).toBe('accept');
  expect(kindOf(onTarget('another'))).toBe('refuse');
  expect(kindOf({ ...onTarget('its own'), name: 'nothing there' })).toBe('refuse');
});

test('an ETag that was sent from one state is compared in every other one as it was sent', () => {
  const request: ModelRequest = { ...get, condition: { header: 'if-match', etag: 'its own' } };
  const refused = { ...answered(412, new Uint8Array(0)), headers: [] };
  expect(judged([state, holding('"f"')], request, refused).mismatches).toEqual([]);
  expect(judged([state, state], request, refused).mismatches).not.toEqual([]);
});
