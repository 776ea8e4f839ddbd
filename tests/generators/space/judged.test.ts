import { describe, expect, test } from 'vitest';
import { contradicted } from '../../../core/blame.ts';
import { CustomerKey } from '../../../core/customer-key.ts';
import { emptyBucket, emptyState } from '../../../core/model/state.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { allowedByModel, type Judged } from '../../../generators/space/judged.ts';
import { validHeaders } from '../../../generators/space/modelled.ts';
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
