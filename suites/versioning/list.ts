import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted, bareEtag, holds } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type Stored, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { same } from '../scenes/part-etags.ts';
import { needs } from '../scenes/versions.ts';

export const versionListRules = [
  rule({
    id: 'version.list-etag',
    level: 'SHOULD',
    title: 'ListObjectVersions names the ETag that the write answered',
    clause: 'recorded.etag',
    on: ['ListObjectVersions'],
    needs: ['versioning'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ look }, _, stored) => ({ list: await look(stored), stored }),
    expect: holds<{ readonly list: Exchange; readonly stored: Stored }>(
      'shows the ETag',
      ({ list, stored }) =>
        same(
          bareEtag(stored.etag),
          bareEtag(child(childrenNamed(list.document, 'Version')[0], 'ETag')?.text),
        ),
    ),
    catches: ['list-object-versions.changes.etag', 'put-object.changes.etag'],
  }),
  rule({
    id: 'version.list-versions',
    level: 'MUST',
    title: 'ListObjectVersions shows SSE-C versions without a key, with plaintext sizes',
    clause: 'versions.list-no-members',
    on: ['ListObjectVersions'],
    needs,
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ look }, _, stored) => look(stored),
    expect: holds<Exchange, { readonly body: ObjectBody }>(
      'shows the version',
      (list, { body }) => {
        const rejected = accepted().check(list, undefined);
        const sizes = childrenNamed(list.document, 'Version').map(
          (one) => child(one, 'Size')?.text,
        );
        if (rejected.length > 0 || sizes.includes(String(body.sizeBytes))) return rejected;
        return [
          { expected: `Size ${body.sizeBytes}`, received: `Size ${sizes.join(', ') || 'absent'}` },
        ];
      },
    ),
    catches: ['list-shows-ciphertext-size'],
  }),
];
