import { child, childrenNamed, type Exchange, isAccepted } from '../exchange.ts';
import { accepted } from './accepted.ts';
import { holds } from './consistent.ts';

/** GetObjectTagging answers with this tag, written `name=value`, and no other. */
export function hasTags(wanted: string) {
  return holds<Exchange>('has the tags', (answer) => {
    if (!isAccepted(answer)) return accepted().check(answer, undefined);
    const tags = childrenNamed(child(answer.document, 'TagSet'), 'Tag').map(
      (one) => `${child(one, 'Key')?.text}=${child(one, 'Value')?.text}`,
    );
    return tags.join() === wanted
      ? []
      : [{ expected: `the tag ${wanted}`, received: tags.join() || 'no tags' }];
  });
}
