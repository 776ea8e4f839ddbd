import type { MutationName } from '../../spec/mutations.ts';
import { algorithmEdits } from './algorithm.ts';
import type { Edit } from './edit.ts';
import { keyEdits } from './key.ts';
import { md5Edits } from './md5.ts';
import { requestEdits } from './request.ts';
import { signatureEdits } from './signature.ts';
import { ssecHeaderEdits } from './ssec-headers.ts';

/** The edit of each named mutation. */
export const edits: Readonly<Record<MutationName, Edit>> = {
  ...ssecHeaderEdits,
  ...algorithmEdits,
  ...keyEdits,
  ...md5Edits,
  ...requestEdits,
  ...signatureEdits,
};
