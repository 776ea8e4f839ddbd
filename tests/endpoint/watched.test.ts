import { describe, expect, test } from 'vitest';
import { type Behaviour, type Fault, honest } from '../../fixtures/endpoint/behaviour.ts';
import { alters, rewrites, skips } from '../../fixtures/endpoint/faults/kit/changes.ts';
import { patch } from '../../fixtures/endpoint/faults/kit/stored.ts';
import { isSame } from '../../fixtures/endpoint/same.ts';
import { newBucket, type StoredObject } from '../../fixtures/endpoint/store.ts';
import { fallback, watched } from '../../fixtures/endpoint/watched.ts';
import { plainAnswer } from '../../fixtures/endpoint/wire/response.ts';

const fault = 'no-echo';
const always = () => true;
const request = {
  ...{ method: 'PUT', target: '/b/n', bucket: 'b', name: 'n', isTls: true, spelled: [] },
  ...{ query: new Map(), headers: new Map([['a', ['1']]]), expectsContinue: false },
  body: Buffer.from('body'),
} as const;
const object: StoredObject = {
  ...{ name: 'n', versionId: 'null', isDeleteMarker: false, modified: new Date(0), etag: 'e' },
  ...{ pieces: [], isMultipart: false, sizeBytes: 0, headers: {}, checksums: {}, tags: [] },
  acl: 'private',
};

function storing() {
  const bucket = newBucket('b', { blocksSsec: false });
  bucket.objects.set('n', [object]);
  return { operation: 'PutObject', request, object, bucket } as const;
}

/** Whether a fault is taken for one that would have changed something. */
function isTaken(of: Fault, ask: (behaviour: Behaviour) => unknown): boolean {
  const watch = watched(new Map([[fault, of.change({ ...fallback })]]));
  ask(watch.behaviour);
  const [first, ...others] = watch.taken();
  expect(others).toEqual([]);
  expect(watch.taken()).toEqual([]);
  return first === fault;
}

const answered = (behaviour: Behaviour) => behaviour.after(plainAnswer(200, { a: '1' }), storing());

describe('a fault would have changed something', () => {
  const check = (behaviour: Behaviour) =>
    behaviour.applies('https', {
      operation: 'PutObject',
      request,
      side: 'seal',
      carrier: 'headers',
    });
  test('where it leaves out the check that is asked for, and nowhere else', () => {
    expect(isTaken(skips(['https']), check)).toBe(true);
    expect(isTaken(skips(['conflict']), check)).toBe(false);
    expect(
      isTaken(
        skips(['https'], ({ side }) => side === 'open'),
        check,
      ),
    ).toBe(false);
  });
  test('where its answer is another one, not where it is a copy', () => {
    expect(
      isTaken(
        alters(always, (one) => ({ ...one, status: 201 })),
        answered,
      ),
    ).toBe(true);
    expect(
      isTaken(
        alters(always, (one) => ({ ...one, headers: {} })),
        answered,
      ),
    ).toBe(true);
    expect(
      isTaken(
        alters(always, (one) => ({ ...one, headers: { ...one.headers } })),
        answered,
      ),
    ).toBe(false);
  });
  test('where it throws', () => {
    const broken = alters(always, () => {
      throw new Error('TEST ONLY');
    });
    expect(isTaken(broken, answered)).toBe(true);
  });
  test('where it draws an ETag of its own, not where it leaves the drawn one', () => {
    const draw = (behaviour: Behaviour) =>
      behaviour.etag({ operation: 'PutObject', request, isSsec: true, plaintextMd5: 'md5' });
    const own: Fault = { change: () => ({ etag: ({ plaintextMd5 }) => plaintextMd5 }) };
    const left: Fault = { change: (right) => ({ etag: (of) => right.etag(of) }) };
    expect(isTaken(own, draw)).toBe(true);
    expect(isTaken(left, draw)).toBe(false);
  });
  test('where it rewrites a request to another one', () => {
    const rewrite = (behaviour: Behaviour) => behaviour.rewrite(request, storing());
    const copy = rewrites(always, (one) => ({ ...one, headers: new Map(one.headers) }));
    expect(
      isTaken(
        rewrites(always, (one) => ({ ...one, headers: new Map() })),
        rewrite,
      ),
    ).toBe(true);
    expect(isTaken(copy, rewrite)).toBe(false);
    // Another hook of this fault may know the request by its identity.
    const both = {
      change: (right: Behaviour) => ({ ...copy.change(right), unreadable: () => 500 }),
    };
    expect(isTaken(both, rewrite)).toBe(true);
  });
  test('where it writes to the store, which is left as it was', () => {
    const context = storing();
    const ask = (behaviour: Behaviour) => behaviour.after(plainAnswer(200), context);
    const writes: readonly Fault[] = [
      alters(always, (one, { bucket }) => {
        patch(bucket, 'n', { etag: 'other' });
        return one;
      }),
      alters(always, (one, { bucket }) => {
        bucket?.objects.delete('n');
        return one;
      }),
      alters(always, (one, { bucket }) => {
        if (bucket) bucket.versioning = 'Enabled';
        return one;
      }),
      alters(always, (one, given) => {
        if (given.object) given.object.acl = 'public-read';
        return one;
      }),
    ];
    for (const write of writes) expect(isTaken(write, ask)).toBe(true);
    expect(context.bucket.objects.get('n')).toEqual([object]);
    expect(context.bucket.versioning).toBe('Off');
    expect(object.acl).toBe('private');
    const reads = alters(always, (one, { bucket }) =>
      bucket?.objects.get('n')?.at(-1)?.etag === 'e' ? one : { ...one, status: 500 },
    );
    expect(isTaken(reads, ask)).toBe(false);
  });
  test('when it remembers what came before', () => {
    let seen = 0;
    const second = alters(always, (one) => {
      seen += 1;
      return seen === 2 ? { ...one, status: 500 } : one;
    });
    const watch = watched(new Map([[fault, second.change({ ...fallback })]]));
    answered(watch.behaviour);
    expect(watch.taken()).toEqual([]);
    answered(watch.behaviour);
    expect(watch.taken()).toEqual([fault]);
  });
});

test('whoever is watched is answered as by the honest endpoint', () => {
  const crash = alters(always, (one) => ({ ...one, status: 500 })).change({ ...fallback });
  const { behaviour } = watched(new Map([[fault, crash]]));
  const answer = plainAnswer(200);
  expect(behaviour.after(answer, storing())).toBe(answer);
  expect(behaviour.rewrite(request, storing())).toBe(request);
  expect(Object.keys(behaviour)).toEqual(Object.keys(honest));
});

test('values are the same by their content, and only then', () => {
  const map = (...pairs: readonly (readonly [string, unknown])[]) => new Map(pairs);
  for (const [one, other] of [
    [Buffer.from('a'), Buffer.from('a')],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
    [map(['a', ['1']]), map(['a', ['1']])],
    [undefined, undefined],
  ])
    expect(isSame(one, other)).toBe(true);
  for (const [one, other] of [
    [Buffer.from('a'), Buffer.from('b')],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [map(['a', ['1']]), map(['a', ['2']])],
    [map(['a', ['1']]), map(['a', ['1']], ['b', ['1']])],
    [undefined, null],
    [{}, []],
  ])
    expect(isSame(one, other)).toBe(false);
});
