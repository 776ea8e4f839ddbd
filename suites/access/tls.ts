import { all, conceals, notServed, refusedAs } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { RuleId } from '../../spec/subjects.ts';

const given = {
  key: customerKey(),
  body: objectBody(),
  mutation: mutation('transport.plain-http'),
};

/** SSE-C over plain http: a key that travels in the clear protects nothing. */
export const tlsRules = [
  overHttp({
    id: 'tls.put-http-refused',
    title: 'A write with SSE-C over plain http is refused',
    on: ['PutObject'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  overHttp({
    id: 'tls.get-http-refused',
    title: 'A read with SSE-C over plain http is refused',
    on: ['GetObject'],
    catches: ['accepts-plain-http'],
  }),
  overHttp({
    id: 'tls.head-http-refused',
    title: 'HeadObject with SSE-C over plain http is refused',
    on: ['HeadObject'],
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.copy-source-http-refused',
    level: 'MUST',
    title: 'A copy with a source key over plain http is refused',
    clause: 'ssec.https-only',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['http-endpoint'],
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(notServed(), conceals('body')),
    catches: ['accepts-plain-http'],
  }),
  overHttp({
    id: 'tls.multipart-http-refused',
    title: 'A multipart upload with SSE-C over plain http is refused',
    on: ['CreateMultipartUpload', 'UploadPart'],
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
  overHttp({
    id: 'tls.post-form-http-refused',
    title: 'A form with SSE-C fields over plain http is refused',
    on: ['PostObject'],
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'tls.partial-triple-http-refused',
    level: 'SHOULD',
    title: 'A key alone over plain http is refused',
    clause: 'ssec.https-only',
    on: ['PutObject', 'GetObject'],
    needs: ['http-endpoint'],
    given: { key: customerKey(), body: objectBody(), lone: mutation('triple.only-key') },
    act: ({ perform }, { key, body, lone }) =>
      perform({ key, body, mutation: lone, transport: { scheme: 'http' } }),
    control: ({ perform }, { key, body }) => perform({ key, body }),
    expect: all(notServed(), conceals('body')),
    catches: ['http-takes-partial-triple', 'http-ignores-ssec'],
  }),
  rule({
    id: 'tls.refusal.exact',
    level: 'MAY',
    title: 'The refusal over plain http is 400 InvalidRequest',
    clause: 'ssec.https-only',
    on: ['PutObject', 'GetObject'],
    needs: ['http-endpoint'],
    given,
    act: ({ perform }, drawn) => perform(drawn),
    expect: refusedAs(400, 'InvalidRequest'),
    catches: ['accepts-plain-http', 'http-ignores-ssec'],
  }),
];

function overHttp(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly on: readonly [OperationName, ...OperationName[]];
  readonly catches: Witnesses;
}): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.https-only',
    needs: ['http-endpoint'],
    given,
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(notServed(), conceals('body')),
  });
}
