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
  return signers[draft.signing.mode](draft, context);
}
