import { expect, test } from 'vitest';
import { type Behaviour, honest, type RequestContext } from '../../fixtures/endpoint/behaviour.ts';
import { failure } from '../../fixtures/endpoint/faults/kit/answers.ts';
import { startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';

const isSsec = ({ request }: RequestContext) =>
  [...request.headers.keys()].some((name) => name.includes('-encryption-customer-'));

/** Judges an endpoint that answers 501 to SSE-C headers, and behaves otherwise as a test says. */
async function judged(of501: (context: RequestContext) => boolean, more: Partial<Behaviour> = {}) {
  const before = (context: RequestContext) =>
    of501(context) ? failure(501, 'NotImplemented') : undefined;
  const behaviour: Behaviour = { ...honest, before, ...more };
  const endpoint = await startReferenceEndpoint({ behaviour });
  try {
    const rules = ['support.refuse-not-ignore', 'get.wrong-key'];
    const report = await run(configFor(endpoint, { rules }), {}, undefined, 'here');
    const of = (id: string) => report.cases.find((one) => one.id === id);
    return { report, of };
  } finally {
    await endpoint.close();
  }
}

test('an endpoint without SSE-C is said so in one sentence, and its ways of writing are judged', async () => {
  const { report, of } = await judged(
    (context) => isSsec(context) || context.operation === 'PostObject',
  );
  const sentence =
    'This endpoint does not offer SSE-C: a valid write was answered with 501 NotImplemented.';
  expect(report.preflight.at(-1)?.detail).toBe(sentence);
  expect(of('get.wrong-key@GetObject')).toMatchObject({ verdict: 'blocked', reason: sentence });
  const verdicts = (...operations: readonly string[]) =>
    operations.map((one) => of(`support.refuse-not-ignore@${one}`)?.verdict);
  const creating = ['PutObject', 'CopyObject', 'CreateMultipartUpload'];
  expect(verdicts(...creating)).toEqual(creating.map(() => 'pass'));
  // There is no SSE-C upload to add a part to, and there are no forms at all.
  const others = ['UploadPart', 'UploadPartCopy', 'PostObject'];
  expect(verdicts(...others)).toEqual(others.map(() => 'skip'));
  expect(report.exitCode).toBe(3);
});

test('a form that ignores SSE-C fails, although PutObject is answered with 501', async () => {
  const { report, of } = await judged(isSsec, {
    lock: (lock, { operation }) => (operation === 'PostObject' ? undefined : lock),
  });
  expect(of('support.refuse-not-ignore@PutObject')?.verdict).toBe('pass');
  expect(of('support.refuse-not-ignore@PostObject')?.verdict).toBe('fail');
  expect(report.exitCode).toBe(1);
});
