import { accepted } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { anyValue, byForm } from '../scenes/form-fields.ts';
import { refusesWrite } from '../scenes/refusals.ts';

export const postPolicyRules = [
  refusesWrite({
    id: 'post.policy-not-covering',
    title: 'SSE-C fields that the form policy does not cover are refused',
    clause: 'post.policy.every-field',
    on: byForm,
    mutations: ['policy.omits-sse-c'],
    catches: ['post-policy-skips-sse-c'],
  }),
  refusesWrite({
    id: 'post.policy-mismatch',
    title: 'An SSE-C field against its policy condition is refused',
    clause: 'post.policy.every-field',
    on: byForm,
    mutations: ['policy.other-algorithm'],
    catches: ['post-policy-skips-sse-c'],
  }),
  rule({
    id: 'post.policy-starts-with',
    level: 'MUST',
    title: 'starts-with conditions let any SSE-C value through',
    clause: 'post.policy.starts-with',
    on: byForm,
    given: keyAndBody,
    act: ({ write }, drawn) => write({ ...drawn, signing: anyValue }),
    expect: accepted(),
    catches: ['post-policy-refuses-starts-with'],
  }),
];
