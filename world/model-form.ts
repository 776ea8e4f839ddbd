import type { ModelRequest } from '../core/model/request.ts';
import type { Draft, HeaderPair } from '../core/values.ts';
import { carriers, memberSuffixes } from '../spec/operations.ts';

/** A page that an accepted form redirects to. TEST ONLY: nothing is sent there. */
const redirect: HeaderPair = ['success_action_redirect', 'https://app.example/done'];

const withCapitals = (name: string) =>
  name.replace(/\b[a-z]/g, (letter: string) => letter.toUpperCase());

/** The fields of a form, and the headers that some forms have their SSE-C in. */
export function formOfModel(
  { form, stray }: Pick<ModelRequest, 'form' | 'stray'>,
  fields: readonly HeaderPair[],
): Pick<Draft, 'form' | 'headers'> {
  const members = (stray?.members ?? []).map(
    ([member, value]): HeaderPair => [carriers.formFields + memberSuffixes[member], value],
  );
  switch (form) {
    case 'redirect':
      return { headers: [], form: { fields: [...fields, redirect] } };
    case 'named by its file':
      return { headers: [], form: { fields, isNamedByFile: true } };
    case 'in headers':
      return { headers: members, form: { fields } };
    case 'after the file':
      return { headers: [], form: { fields, afterFile: members } };
    case 'in capitals': {
      const named = members.map(([name, value]): HeaderPair => [withCapitals(name), value]);
      return { headers: [], form: { fields: [...fields, ...named] } };
    }
    default:
      return { headers: [], form: { fields } };
  }
}
