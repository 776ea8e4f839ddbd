import { accepted, all, hasTags } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { each } from '../../generators/index.ts';
import { current } from '../../generators/two-versions.ts';
import { type Makers, madeObject, type Wanted } from '../../generators/ways-of-putting.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';

const tag = 'shade=ultramarine';

type TaggedBy = 'a write' | 'a version' | 'a copy' | 'a rotation';

export const tagsRules = [
  keepsTags({
    id: 'tags.kept',
    clause: 'put.tagging',
    title: 'GetObjectTagging returns the tags that were sent with an SSE-C PutObject',
    ways: ['a write'],
    catches: ['ssec-drops-tags', 'tagging-needs-key'],
  }),
  keepsTags({
    id: 'tags.kept.version',
    clause: 'put.tagging',
    title: 'In a bucket with versioning, an SSE-C object keeps the tags of its PutObject',
    needs: ['versioning'],
    ways: ['a version'],
    catches: ['version-drops-tags', 'ssec-drops-tags'],
  }),
  keepsTags({
    id: 'tags.kept.copy',
    clause: 'copy.tagging-directive',
    title: 'A copy or key rotation of an SSE-C object keeps its tags',
    needs: ['copy', 'ssec-copy-source'],
    ways: ['a copy', 'a rotation'],
    catches: ['rekeying-drops-tags', 'ssec-drops-tags'],
  }),
];

/** A PutObject with a tag, or a copy of its object. */
async function tagged(world: Makers, of: Wanted, how: TaggedBy) {
  const { have, s3 } = world;
  const { keys, body } = of;
  const key = how === 'a write' ? keys[0] : keys[1];
  const headers = [['x-amz-tagging', tag]] as const;
  if (how === 'a version')
    return have.object({ body, encryption: ssec(key), isVersion: true, headers });
  const written = await have.accepted(s3.putObject({ key, body, headers }));
  const source = madeObject(written, { keys: [key, key], body });
  if (how === 'a write') return source;
  const onto = how === 'a copy' ? 'other' : 'itself';
  return have.copy(source, { to: ssec(keys[0]), onto });
}

/** GetObjectTagging returns the tag that was written, for a copy too. */
function keepsTags(
  facts: RuleFacts & Pick<Rule, 'clause'> & { readonly ways: readonly [TaggedBy, ...TaggedBy[]] },
): Rule {
  const { ways, needs, ...rest } = facts;
  return rule({
    ...rest,
    ...(needs && { needs }),
    level: 'MUST',
    on: ['GetObjectTagging'],
    trials: 1,
    given: { ...twoKeysAndBody, way: each<TaggedBy>(...ways) },
    arrange: (world, { way, ...of }) => tagged(world, of, way),
    act: ({ s3 }, _, stored) => s3.call('GetObjectTagging', { of: current(stored) }),
    expect: all(accepted(), hasTags(tag)),
  });
}
