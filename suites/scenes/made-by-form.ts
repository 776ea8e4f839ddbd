import type { HeaderPair, Stored } from '../../core/values.ts';
import { colour, type Make, type Makers, storedBy, texts, type Wanted } from './made-by-put.ts';

/** Forms, and what their fields may ask for beside SSE-C. */
export const forms = {
  'by a form': (world, of) => post(world, of, []),
  'by a form with metadata': (world, of) => post(world, of, [colour, ['Content-Type', texts[1]]]),
  'by a form that wants 201': (world, of) => post(world, of, [['success_action_status', '201']]),
  'by a form that redirects': (world, of) =>
    post(world, of, [['success_action_redirect', 'https://app.example/done']]),
} as const satisfies Readonly<Record<string, Make>>;

async function post(
  { have, s3 }: Makers,
  of: Wanted,
  fields: readonly HeaderPair[],
): Promise<Stored> {
  const answer = await s3.postObject({ key: of.keys[0], body: of.body, form: { fields } });
  // A form that names a page is answered with the way there.
  if (answer.status === 303) return storedBy(answer, of);
  return storedBy(await have.accepted(Promise.resolve(answer)), of);
}

/** One way of each kind, for what does not depend on the others. */
export const ofForms = { 'by a form': forms['by a form'] };
