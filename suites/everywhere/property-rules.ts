import { createHash } from 'node:crypto';
import { child, childrenNamed, type Exchange, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  etagOf,
  holds,
  lists,
  oneEtag,
  returns,
  says,
} from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { type ObjectBody, type Stored, ssec } from '../../core/values.ts';
import { distinctKeys, each, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { namesOf } from './locked.ts';
import { colour, type Make, type Makers, storedBy, type Wanted } from './making.ts';

interface Facts<W extends string> {
  readonly id: RuleId;
  readonly title: string;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly ways: Readonly<Record<W, Make>>;
  readonly sizeBytes?: number;
  readonly catches: Witnesses;
}

const drawnOf = <W extends string>(ways: Facts<W>['ways'], sizeBytes?: number) => ({
  keys: distinctKeys(),
  body: objectBody(sizeBytes === undefined ? {} : { sizeBytes }),
  way: each<W>(...namesOf(ways)),
});

/** The metadata that it was made with comes back. */
export function keepsMetadata<W extends string>({ ways, needs, ...facts }: Facts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'ssec.metadata-not-encrypted',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: drawnOf(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), says(...colour)),
  });
}

/** Everything that tells its size tells that of the plaintext. */
export function showsSize<W extends string>({ ways, needs, sizeBytes, ...facts }: Facts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: ['HeadObject', 'GetObjectAttributes', 'ListObjectsV2'],
    trials: 1,
    given: drawnOf(ways, sizeBytes),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ look }, _, stored) => look(stored),
    expect: holds(
      'tells the size of the plaintext',
      (answer: Exchange, { body }: { readonly body: ObjectBody }) => {
        if (!answer.request.operation.startsWith('List'))
          return returns('body').check(answer, { body });
        const name = answer.request.query.find(([one]) => one === 'prefix')?.[1] ?? '';
        return lists({ name, sizeBytes: body.sizeBytes }, answer);
      },
    ),
  });
}

/** The answer to the write, reads and lists name one ETag. */
export function namesOneEtag<W extends string>({ ways, needs, ...facts }: Facts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'SHOULD',
    clause: 'recorded.etag',
    on: ['HeadObject', 'GetObjectAttributes', 'ListObjectsV2'],
    trials: 1,
    given: drawnOf(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: async ({ look, s3 }, _, stored) => {
      const looked = await look(stored);
      return { stored, answers: [await s3.getObject({ of: stored }), looked] };
    },
    expect: holds(
      'name the ETag of the write',
      ({ stored, answers }: { readonly stored: Stored; readonly answers: readonly Exchange[] }) => {
        const wrong = oneEtag().check(answers, undefined);
        const [first] = answers;
        const etag = `"${first && etagOf(first)}"`;
        // A form may be answered without one.
        const isNamed = stored.etag !== '';
        if (wrong.length > 0 || etag === stored.etag || !isNamed) return wrong;
        return [{ expected: `ETag ${stored.etag} of the write`, received: `ETag ${etag}` }];
      },
    ),
  });
}

/** Its ETag is not the MD5 of its plaintext. */
export function hidesItsMd5<W extends string>({ ways, needs, ...facts }: Facts<W>): Rule {
  return rule({
    ...facts,
    ...(needs && { needs }),
    level: 'SHOULD',
    clause: 'ssec.etag-not-md5',
    on: ['HeadObject'],
    trials: 1,
    given: drawnOf(ways),
    arrange: (world, { way, ...wanted }) => ways[way](world, wanted),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), hasOpaqueEtag()),
  });
}

/** The answer's ETag is not the MD5 of the drawn body. */
export function hasOpaqueEtag() {
  return holds<Exchange, { readonly body: ObjectBody }>('has an opaque ETag', (answer, { body }) =>
    etagOf(answer) === createHash('md5').update(body.bytes()).digest('hex')
      ? [{ expected: 'an ETag that tells nothing', received: 'the MD5 of the plaintext' }]
      : [],
  );
}

const tag = { name: 'shade', value: 'ultramarine' };

type TaggedBy = 'a write' | 'a copy' | 'a rotation';

/** An object with a tag, as it was written or as a copy of such a one. */
async function tagged(world: Makers, of: Wanted, how: TaggedBy) {
  const { have, s3 } = world;
  const { keys, body } = of;
  const key = how === 'a write' ? keys[0] : keys[1];
  const headers = [['x-amz-tagging', `${tag.name}=${tag.value}`]] as const;
  const written = await have.accepted(s3.putObject({ key, body, headers }));
  const source = storedBy(written, { keys: [key, key], body });
  if (how === 'a write') return source;
  const onto = how === 'a copy' ? 'other' : 'itself';
  return have.copy(source, { to: ssec(keys[0]), onto });
}

/** The tags that it was written with come back, also from a copy. */
export function keepsTags(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly ways: readonly [TaggedBy, ...TaggedBy[]];
  readonly catches: Witnesses;
}): Rule {
  const { ways, needs, ...rest } = facts;
  return rule({
    ...rest,
    ...(needs && { needs }),
    level: 'MUST',
    clause: 'put.tagging',
    on: ['GetObjectTagging'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody(), way: each<TaggedBy>(...ways) },
    arrange: (world, { way, ...of }) => tagged(world, of, way),
    act: ({ s3 }, _, stored) => s3.call('GetObjectTagging', { of: { name: stored.name } }),
    expect: all(accepted(), hasTags()),
  });
}

/** The tags of `tagged`. */
function hasTags() {
  return holds<Exchange>('has the tags', (answer) => {
    if (!isAccepted(answer)) return accepted().check(answer, undefined);
    const tags = childrenNamed(child(answer.document, 'TagSet'), 'Tag').map(
      (one) => `${child(one, 'Key')?.text}=${child(one, 'Value')?.text}`,
    );
    const wanted = `${tag.name}=${tag.value}`;
    return tags.join() === wanted
      ? []
      : [{ expected: `the tag ${wanted}`, received: tags.join() || 'no tags' }];
  });
}
