import type { SentHeaders } from '../../core/model/members.ts';
import type { Mutation } from '../../core/values.ts';

/** Sends exactly these members instead of the valid ones. */
export function sends(sent: readonly SentHeaders[]): Mutation {
  return {
    ...{ name: 'space.members', step: 'triple', active: true },
    says: 'the drawn members',
    edit: (draft) => ({
      ...draft,
      ssecHeaders: sent
        .filter(({ members }) => members.length > 0)
        .map(({ carrier, members }) => ({ carrier, members })),
    }),
  };
}
