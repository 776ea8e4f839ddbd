import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../../../core/report.ts';
import type { Fault, RequestContext } from '../../../fixtures/endpoint/behaviour.ts';
import { honest } from '../../../fixtures/endpoint/behaviour.ts';
import { alters, answers, ranges, skips } from '../../../fixtures/endpoint/faults/kit/changes.ts';
import { has, hasQuery, isLocked } from '../../../fixtures/endpoint/faults/kit/conditions.ts';
import { startReferenceEndpoint } from '../../../fixtures/endpoint/index.ts';
import { plainAnswer } from '../../../fixtures/endpoint/wire/response.ts';
import { renderConsole } from '../../../reports/console.ts';
import { renderFiles } from '../../../reports/index.ts';
import { run } from '../../../runner/run.ts';
import { configFor } from '../../whole/place.ts';

type When = (context: Partial<RequestContext>) => boolean;

const customerKey = 'x-amz-server-side-encryption-customer-key';
/** Whether a request is about SSE-C: it has a key, or its object or upload was written with one. */
const isSsec: When = ({ request, object, upload }) =>
  request?.headers.has(customerKey) === true ||
  isLocked({ object }) ||
  upload?.lock !== undefined ||
  request?.body.includes(customerKey) === true;

/** Names of rules have a dot in them, those of the probes have none. */
const isOfRule = ({ request }: Pick<RequestContext, 'request'>) => request.name.includes('.');

const without = (start: string) => (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(start)));

/** One deviation for each kind of claim that binds plain objects too, where the condition holds. */
const kinds: Readonly<Record<string, { readonly caseId: string; fault(when: When): Fault }>> = {
  'wrong trailing checksums are accepted': {
    caseId: 'streaming.trailer-mismatch@PutObject',
    fault: (when) => skips(['trailer'], when),
  },
  'wrong trailing checksums of parts are accepted': {
    caseId: 'mpu.part.trailer-mismatch@UploadPart',
    fault: (when) => skips(['trailer'], when),
  },
  'a wrong Content-MD5 of a part is accepted': {
    caseId: 'mpu.part.content-md5-mismatch@UploadPart',
    fault: (when) => skips(['content-md5'], when),
  },
  'an aborted upload goes on': {
    caseId: 'mpu.abort.then-part@UploadPart',
    fault: (when) =>
      answers(
        (context) => context.operation === 'AbortMultipartUpload' && when(context),
        () => plainAnswer(204),
      ),
  },
  'a range begins late': {
    caseId: 'get.range.prefix@GetObject',
    fault: (when) =>
      ranges(when, ({ first, last }) => ({ first: Math.min(first + 1, last), last })),
  },
  'a range of a version begins late': {
    caseId: 'bytes.version.range@GetObject',
    fault: (when) =>
      ranges(when, ({ first, last }) => ({ first: Math.min(first + 1, last), last })),
  },
  'partNumber is ignored by name': {
    caseId: 'get.partnumber.single@GetObject',
    fault: (when) =>
      answers(
        (context) => hasQuery('partNumber')(context) && isOfRule(context) && when(context),
        () => plainAnswer(206, {}, Buffer.from('another part')),
      ),
  },
  'the metadata of forms is dropped': {
    caseId: 'metadata.made-by.form@HeadObject',
    fault: (when) =>
      alters(when, (answer) => ({ ...answer, headers: without('x-amz-meta-')(answer.headers) })),
  },
  'names that end in a slash lose their body': {
    caseId: 'lock.names.slashes@GetObject',
    fault: (when) =>
      alters(
        (context) =>
          context.operation === 'GetObject' &&
          /\/$|\/\//.test(context.request.name) &&
          when(context),
        (answer) =>
          answer.status === 200 ? plainAnswer(200, without('content-')(answer.headers)) : answer,
      ),
  },
  'a full-object checksum is lost': {
    caseId: 'mpu.checksum-full-object@HeadObject',
    fault: (when) =>
      alters(when, (answer) => ({
        ...answer,
        headers: without('x-amz-checksum-')(answer.headers),
      })),
  },
  'the ContentEncoding of every object is lost': {
    caseId: 'space.read-with-key@HeadObject',
    fault: (when) =>
      alters(when, (answer) => ({
        ...answer,
        headers: without('content-encoding')(answer.headers),
      })),
  },
  'a conditional write overwrites': {
    caseId: 'conditional.put-if-match@PutObject',
    fault: (when) =>
      skips(
        ['conditions'],
        (context) => has('if-match')(context) && isOfRule(context) && when(context),
      ),
  },
};

async function judged(fault: Fault, caseId: string) {
  const behaviour = { ...honest, ...fault.change(honest) };
  const endpoint = await startReferenceEndpoint({ behaviour });
  try {
    const config = configFor(endpoint, { rules: [caseId], shrinkMs: 1 });
    return await run(config, {}, undefined, 'here');
  } finally {
    await endpoint.close();
  }
}

describe.each(Object.entries(kinds))('where %s', (_, { caseId, fault }) => {
  test('the scope is plain objects too if they fail alike, with both exchanges', async () => {
    const report = await judged(
      fault(() => true),
      caseId,
    );
    const [one] = report.cases;
    expect([one?.verdict, one?.scope]).toEqual(['fail', 'plain objects too']);
    expect(report.exitCode).toBe(0);
    expect([report.diagnosis.causes, report.diagnosis.failures]).toEqual([[], 0]);
    const [finding] = one?.findings ?? [];
    const acts = (of: readonly RecordedExchange[]) => of.filter(({ role }) => role === 'act');
    expect(acts(finding?.exchanges ?? []).length).toBeGreaterThan(0);
    const plain = acts(finding?.plainTwin?.exchanges ?? []);
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.every(({ request }) => request.triple === undefined)).toBe(true);
    expect(renderConsole(report, { colour: false })).toContain('plain objects too');
    for (const { text } of renderFiles(report, ['json', 'html', 'junit', 'markdown']))
      expect(text).toContain('plain objects too');
  });
  test('the failure counts if SSE-C objects alone fail', async () => {
    const report = await judged(fault(isSsec), caseId);
    const [one] = report.cases;
    expect([one?.verdict, one?.scope]).toEqual(['fail', undefined]);
    expect(one?.findings[0]).not.toHaveProperty('plainTwin');
    expect(report.exitCode).toBe(one?.level === 'MUST' ? 1 : 0);
  });
});

describe('what a refused write leaves', () => {
  const ofTrailer = 'refused.keeps-object.trailer@PutObject';
  const ofEtag = 'mpu.complete.refused-keeps-upload@CompleteMultipartUpload';
  test.each([
    ['wrong trailing checksums', ofTrailer, 'trailer'],
    ['wrong ETags of parts', ofEtag, 'part-etag'],
  ] as const)('is no case where %s are accepted of plain objects too', async (_, caseId, check) => {
    const { cases } = await judged(
      skips([check], () => true),
      caseId,
    );
    expect(cases[0]?.verdict).toBe('skip');
    expect(cases[0]?.reason).toMatch(/was answered with 200, with a plain object too$/);
  });
  test('is not known where wrong trailing checksums are accepted of SSE-C objects alone', async () => {
    const { cases } = await judged(skips(['trailer'], isSsec), ofTrailer);
    expect(cases[0]?.verdict).toBe('blocked');
  });
});
