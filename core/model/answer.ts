import type { Exchange } from '../exchange.ts';

/** The part of an exchange that the model looks at. */
export type ModelAnswer = Pick<
  Exchange,
  'status' | 'headers' | 'body' | 'truncated' | 'broken' | 'isResend' | 'error' | 'document'
>;
