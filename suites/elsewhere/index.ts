import { elsewhereCopied } from './copied.ts';
import { elsewhereCopies } from './copies.ts';
import { elsewhereParts } from './parts.ts';
import { elsewhereRefusals } from './refusals.ts';
import { elsewhereSecrets } from './secrets.ts';
import { elsewhereTransport } from './transport.ts';
import { elsewhereTriples } from './triples.ts';

/** What other folders claim of one form of an operation, of its other forms. */
export const elsewhereRules = [
  ...elsewhereCopies,
  ...elsewhereCopied,
  ...elsewhereParts,
  ...elsewhereTriples,
  ...elsewhereTransport,
  ...elsewhereSecrets,
  ...elsewhereRefusals,
];
