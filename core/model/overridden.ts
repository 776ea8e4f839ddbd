import type { HeaderPair } from '../values.ts';
import { overrides } from './extras.ts';
import type { Scene } from './scene.ts';

/** What an answer breaks that lacks a header which its request asks for. */
export const ofOverrides = {
  clause: 'get.response-overrides',
  level: 'SHOULD',
  harm: 'wrong-form',
} as const;

/** Headers of the answer that the request asks for. */
export function overriddenOf({ extras = [] }: Scene['request']): readonly HeaderPair[] {
  const type: HeaderPair = ['content-type', 'text/x-test'];
  return [
    ...(extras.includes('response-content-type') ? [type] : []),
    ...(extras.includes('response-headers') ? overrides : []),
  ];
}
