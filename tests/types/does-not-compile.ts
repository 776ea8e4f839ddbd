/** What the types refuse: the sound twins compile, each entry below them does not. */
import { accepted, all, conceals, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';

const base = { level: 'MUST', title: 't', clause: 'ssec.put.echo', catches: ['no-echo'] } as const;
const key = customerKey();
const body = objectBody();
const changed = mutation('key.other');

// The sound twins compile.
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key, mutation: changed }, act: ({ perform }, d) => perform(d), expect: refused() });
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key, mutation: changed }, act: ({ write }, d) => write(d), expect: refused() });
// @ts-expect-error: an id whose first word is of no subject
rule({ ...base, id: 'putt.nonsense', on: ['PutObject'], given: { key }, act: ({ perform }, d) => perform(d), expect: accepted() });
// @ts-expect-error: a clause that nobody quoted
rule({ ...base, id: 'echo.put', clause: 'x', on: ['PutObject'], given: { key }, act: ({ perform }, d) => perform(d), expect: accepted() });
// @ts-expect-error: no fault
rule({ ...base, id: 'echo.put', catches: [], on: ['PutObject'], given: { key }, act: ({ perform }, d) => perform(d), expect: accepted() });
// @ts-expect-error: more than three witnesses
rule({ ...base, id: 'echo.put', catches: ['no-echo', 'no-echo', 'no-echo', 'no-echo'], on: ['PutObject'], given: { key }, act: ({ perform }, d) => perform(d), expect: accepted() });
// @ts-expect-error: a refusal without a control
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key }, act: ({ write }, { key }) => write({ key }), expect: refused() });
// @ts-expect-error: a refusal without a control, inside all()
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key, body }, act: ({ write }, { key }) => write({ key }), expect: all(refused(), conceals('body')) });
// @ts-expect-error: a control with a mutation, which is one control too many
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key, mutation: changed }, act: ({ write }, d) => write(d), control: ({ write }, d) => write(d), expect: refused() });
// @ts-expect-error: `write` on an operation that only reads
rule({ ...base, id: 'echo.put', on: ['PutObject', 'GetObject'], given: { key }, act: ({ write }, { key }) => write({ key }), expect: accepted() });
// @ts-expect-error: conceals a body that is not drawn
rule({ ...base, id: 'echo.put', on: ['PutObject'], given: { key, mutation: changed }, act: ({ perform }, d) => perform(d), expect: all(refused(), conceals('body')) });
// @ts-expect-error: an operation that nobody speaks
rule({ ...base, id: 'echo.put', on: ['PutObjekt'], given: { key }, act: ({ perform }, d) => perform(d), expect: accepted() });
