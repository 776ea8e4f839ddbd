import { followsModel } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { stories } from '../../generators/index.ts';

export const storyRules = [
  rule({
    id: 'story.one-object',
    level: 'MUST',
    title: 'Any sequence of writes and reads on one object follows the model',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 8,
    given: { story: stories() },
    act: ({ play }, { story }) => play(story),
    expect: followsModel(),
    catches: ['refused-read-locks-object', 'caches-decrypted-object'],
  }),
];
