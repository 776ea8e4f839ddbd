import type { ModelRequest } from './request.ts';

/** The answer to a form; an accepted one that asks for a redirect is answered with 303, others with 204. */
export function redirected<A extends { readonly status: number }>(
  { form }: Pick<ModelRequest, 'form'>,
  answer: A,
): A {
  return form === 'redirect' && answer.status === 303 ? { ...answer, status: 204 } : answer;
}
