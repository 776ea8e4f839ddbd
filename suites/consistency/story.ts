import { followsModel } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { stories } from '../../generators/index.ts';

export const storyRules = [
  rule({
    id: 'story.one-object',
    level: 'MUST',
    title: 'After any series of writes and deletes, a read succeeds only with the key last written',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 8,
    given: { story: stories() },
    act: ({ play }, { story }) => play(story),
    expect: followsModel(),
    catches: ['refused-read-locks-object', 'caches-decrypted-object'],
  }),
];
