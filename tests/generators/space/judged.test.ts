import { describe, expect, test } from 'vitest';
import { contradicted } from '../../../core/blame.ts';
import { CustomerKey } from '../../../core/customer-key.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { ssec } from '../../../core/values.ts';
import { allowedByModel, type Judged } from '../../../generators/space/judged.ts';
import { plainGet, stateWith, validHeaders } from '../../../generators/space/modelled.ts';
import { answer } from '../../core/answer.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const states = [emptyState({ one: emptyBucket }, '')] as const;

/** An accepted PutObject with valid SSE-C headers. */
function put(headers: readonly (readonly [string, string])[]): Judged {
  const request = { operation: 'PutObject', bucket: 'one', scheme: 'https', name: 'o' } as const;
  const sent = validHeaders('headers', key);
  const said = answer(200, { operation: 'PutObject', headers });
  return {
    ...{ states, answer: said, says: 'valid' },
    request: { ...request, sent, body, signing: 'header' },
  };
}

const prefix = 'x-amz-server-side-encryption-customer-';
const other = [
  [`${prefix}algorithm`, 'AES256'],
  [`${prefix}key-MD5`, 'AAAAAAAAAAAAAAAAAAAAAA=='],
] as const;

describe('what the model allows', () => {
  test('an accepted request that must be accepted must be confirmed', () => {
    const found = allowedByModel('acceptance').check([put([])], {});
    expect(found.map(({ received }) => received)).toEqual([
      `no ${prefix}algorithm`,
      `no ${prefix}key-MD5`,
    ]);
    expect(found.map(contradicted)).toEqual(['ssec.put.echo', 'ssec.put.echo']);
  });
  test('that an accepted request is not confirmed is no finding of what must be refused', () => {
    expect(allowedByModel('refusal').check([put([])], {})).toEqual([]);
  });
  test('the confirmation of another key is a finding of both', () => {
    for (const kind of ['acceptance', 'refusal'] as const)
      expect(allowedByModel(kind).check([put(other)], {})).toMatchObject([
        { received: 'the MD5 of another key' },
      ]);
  });
});

describe('a request whose SSE-C headers have a fault', () => {
  const get = (status: number, headers: Judged['answer']['headers'] = []): Judged => ({
    ...put([]),
    states: [stateWith({ name: 'o', encryption: ssec(key), body, more: { headers: kept } })],
    request: { ...plainGet('o'), sent: validHeaders('headers', key) },
    answer: answer(status, {
      ...{ operation: 'GetObject', headers, body: status === 200 ? body.bytes() : '' },
    }),
  });
  const kept = [['Cache-Control', 'no-store']] as const;
  const confirmed = [
    [`${prefix}algorithm`, 'AES256'],
    [`${prefix}key-MD5`, key.md5Base64],
  ] as const;
  const found = (judged: Judged) =>
    allowedByModel('refusal')
      .check([judged], {})
      .map(({ received }) => received);
  test('may be refused even where it would do what it says', () => {
    expect(found(get(400))).toHaveLength(1);
    expect(found({ ...get(400), isFaulty: true })).toEqual([]);
    expect(found({ ...get(500), isFaulty: true })).toHaveLength(1);
  });
  test('is not about the metadata of the object that it returns', () => {
    expect(found(get(200, confirmed))).toEqual(['no Cache-Control']);
    expect(found({ ...get(200, confirmed), isFaulty: true })).toEqual([]);
    const coded = [...confirmed, ...kept, ['content-encoding', 'aws-chunked']] as const;
    expect(found(get(200, coded))).toEqual(['content-encoding: aws-chunked']);
    expect(found({ ...get(200, coded), isFaulty: true })).toEqual([]);
  });
  test('is not the reason where the object is as wrong with valid headers', () => {
    const short = { ...get(200, confirmed), answer: shortened(99), isFaulty: true } as const;
    expect(found(short)).not.toEqual([]);
    expect(found({ ...short, asValid: shortened(99) })).toEqual([]);
    expect(found({ ...short, asValid: shortened(98) })).not.toEqual([]);
    expect(found({ ...short, asValid: get(200, confirmed).answer })).toEqual(found(short));
  });
  const shortened = (sizeBytes: number) =>
    answer(200, {
      ...{ operation: 'GetObject', headers: confirmed, body: body.bytes().subarray(0, sizeBytes) },
    });
  test('must not return what another key opens', () => {
    const near = { ...get(200, confirmed), isFaulty: true } as const;
    const sent = validHeaders('headers', CustomerKey.of(Buffer.alloc(32, 'TEST ONLY')));
    expect(found({ ...near, request: { ...near.request, sent } })).toHaveLength(1);
  });
});
