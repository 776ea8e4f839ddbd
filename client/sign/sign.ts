import { InvariantError } from '../../core/errors.ts';
import type { Draft } from '../../core/values.ts';
import { signAnonymous } from './sign-anonymous.ts';
import { signForm } from './sign-form.ts';
import { signHeader } from './sign-header.ts';
import { signQuery } from './sign-query.ts';
import type { SignContext, SignedRequest } from './signed-request.ts';

const signers = {
  header: signHeader,
  query: signQuery,
  form: signForm,
  anonymous: signAnonymous,
} as const;

/** Signs a draft by its authentication: header, query, form or anonymous. */
export function sign(draft: Draft, context: SignContext): SignedRequest {
  const { mode, account } = draft.signing;
  return signers[mode](draft, account === undefined ? context : bySecond(context));
}

function bySecond(context: SignContext): SignContext {
  const { secondCredentials: credentials } = context;
  if (credentials !== undefined) return { ...context, credentials };
  throw new InvariantError('E_SECOND_ACCOUNT', 'A request of a second account has no credentials.');
}
