import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Draft } from '../../../core/values.ts';
import { probeFeatures } from '../../../runner/probes/capabilities.ts';
import { seen } from '../../../runner/probes/probe.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { type Feature, features } from '../../../spec/features.ts';
import { answer } from '../../core/answer.ts';
import { facts as base, config, observing, type Script } from '../scripted.ts';
import { lendSame, until } from './featured.ts';

const facts = { ...base, versionedBucket: 'versions' };
const known = Object.keys(features) as Feature[];
/** Features that are found by facts and flags, without a request. */
const unasked: readonly Feature[] = [
  ...(['own-bucket', 'missing-is-404', 'versioning', 'object-lock', 'http-endpoint'] as const),
  ...(['sdk', 'select'] as const),
];
/** Features that a refusal shows; copies of SSE-C objects are missing only where 501 says so. */
const foundByRefusal: readonly Feature[] = [
  ...(['ssec-copy-source', 'signatures', 'presigned-signatures', 'private-objects'] as const),
];
const asked = known.filter((feature) => !unasked.includes(feature));

async function probe(
  feature: Feature,
  script: Script,
  changes: {
    readonly facts?: Partial<SessionFacts>;
    readonly config?: Partial<typeof config>;
  } = {},
) {
  const connection = observing(script);
  const context = {
    config: { ...config, ...changes.config },
    ...{
      connection,
      facts: { ...facts, ...changes.facts },
      plainName: 'run/preflight/plain',
      until,
    },
  };
  const found = await probeFeatures(context, new Set([feature]), lendSame);
  return { finding: found[feature], connection };
}

describe('the answer to a probe', () => {
  test.each<[string, Exchange, boolean | undefined, boolean, string]>([
    ['accepted', answer(200), undefined, true, 'X was answered with 200'],
    ['refused', answer(501), undefined, false, 'X was answered with 501'],
    [
      'refused with a code',
      answer(400, { error: { code: 'No' } }),
      undefined,
      false,
      'X was answered with 400 No',
    ],
    [
      'cut off',
      answer(0, { broken: 'closed' }),
      undefined,
      false,
      'X was answered with nothing (closed)',
    ],
    ['answered as wanted', answer(412), true, true, 'X was answered with 412'],
    [
      'accepted without effect',
      answer(200),
      false,
      false,
      'X was answered with 200, accepted but without effect',
    ],
    ['refused without effect', answer(400), false, false, 'X was answered with 400'],
  ])('a probe that is %s is reported with its answer', (_, said, isThere, wanted, reason) => {
    const of = { what: 'X', ...(isThere !== undefined && { isThere }) };
    expect(seen(said, of)).toEqual({ isThere: wanted, reason });
  });
});

describe('a probe', () => {
  test.each(asked)(
    'a probe that crashes the endpoint says nothing about the feature %s',
    async (feature) => {
      for (const said of [
        answer(500),
        answer(503),
        answer(0, { broken: 'closed' }),
        answer(0, { broken: 'timeout' }),
      ]) {
        const { finding } = await probe(feature, () => said);
        // Copies of SSE-C objects are missing only where 501 says so: the rules judge the rest.
        if (feature === 'ssec-copy-source') expect(finding?.isThere).toBe(true);
        else expect(finding).toMatchObject({ isThere: false, isUnclear: true });
      }
    },
  );
  test.each(['SignatureDoesNotMatch', 'InvalidAccessKeyId'])(
    'a second account whose credentials are refused with %s is none',
    async (code) => {
      const { finding } = await probe('second-account', () => answer(403, { error: { code } }));
      expect([finding?.isThere, finding?.reason]).toEqual([false, expect.stringContaining(code)]);
    },
  );
  test.each(asked)('a probe that is refused reports the feature %s as missing', async (feature) => {
    for (const said of [answer(501), answer(400, { error: { code: 'Odd' } })]) {
      const { finding } = await probe(feature, () => said);
      if (foundByRefusal.includes(feature)) expect(finding?.isThere).toBe(true);
      else expect([finding?.isThere, finding?.isUnclear]).toEqual([false, undefined]);
    }
  });
  test.each(asked)(
    'the probe of %s uses https, and only names under its prefix',
    async (feature) => {
      const { connection } = await probe(feature, () => answer(200));
      expect(connection.sent.length).toBeGreaterThan(0);
      for (const { bucket, name, transport } of connection.sent) {
        expect([bucket, transport.scheme]).toEqual(['bucket', 'https']);
        expect(name === '' || name.startsWith('run/preflight/')).toBe(true);
      }
    },
  );
  test('a probe of which one step crashed does not report its feature as missing', async () => {
    for (const feature of ['conditional-copies', 'conditional-deletes', 'annotations'] as const) {
      const isSetup = ({ operation }: Draft) =>
        operation === 'PutObject' || operation === 'GetObject';
      const { finding } = await probe(feature, (draft) => answer(isSetup(draft) ? 503 : 200));
      expect(finding).toMatchObject({ isThere: false, isUnclear: true });
    }
  });
  test('a probe is reported without secrets and on one line', async () => {
    const connection = observing(() => answer(400, { error: { code: `a\nTEST ONLY secret` } }));
    connection.secrets.add('secret access key', config.credentials.secretAccessKey);
    const found = await probeFeatures(
      { config, connection, facts, plainName: 'p', until },
      new Set<Feature>(['tagging']),
      lendSame,
    );
    expect(found.tagging?.reason).toBe('PutObjectTagging was answered with 400 a·[redacted]');
  });
  test('only the features that are needed are probed', async () => {
    const connection = observing(() => answer(200));
    const context = { config, connection, facts, plainName: 'p', until };
    expect(await probeFeatures(context, new Set(), lendSame)).toEqual({});
    expect(connection.sent).toEqual([]);
    const wanted = new Set<Feature>(['tagging', 'acl-read']);
    const found = await probeFeatures(context, wanted, lendSame);
    expect(Object.keys(found)).toEqual(['tagging', 'acl-read']);
    expect(connection.sent).toHaveLength(2);
  });
});

describe('a bucket of the user', () => {
  test.each([
    ...(['bucket-encryption', 'blocked-encryption', 'bucket-policy'] as const),
    ...(['policy-condition-key', 'public-policy', 'cors'] as const),
  ])('the probe of %s sends nothing where --bucket names a bucket of the user', async (feature) => {
    const { finding, connection } = await probe(feature, () => answer(200), {
      facts: { isOwnBucket: false },
    });
    expect([finding?.isThere, connection.sent]).toEqual([false, []]);
    expect(finding?.reason).toBe('--bucket names a bucket of yours');
  });
});

describe('features that are found without a request', () => {
  const findingOf = async (feature: Feature, changes = {}) =>
    (await probe(feature, () => answer(0, { broken: 'closed' }), changes)).finding;
  test('the feature own-bucket is found where the run made its bucket', async () => {
    expect(await findingOf('own-bucket')).toEqual({
      isThere: true,
      reason: 'the run made its bucket',
    });
    const yours = await findingOf('own-bucket', { facts: { isOwnBucket: false } });
    expect(yours?.isThere).toBe(false);
    expect(yours?.reason).toContain('whose settings are left alone');
  });
  test('the feature missing-is-404 is found where a missing object is answered with 404', async () => {
    expect((await findingOf('missing-is-404'))?.isThere).toBe(true);
    expect(await findingOf('missing-is-404', { facts: { missingStatus: 403 } })).toEqual({
      ...{ isThere: false, reason: 'a read of a name that holds nothing is answered with 403' },
    });
  });
  test('the feature versioning is found where there is a versioned bucket', async () => {
    expect(await findingOf('versioning')).toEqual({
      isThere: true,
      reason: 'versions has versioning on',
    });
    const none = (of: Partial<SessionFacts>) =>
      findingOf('versioning', { facts: { versionedBucket: undefined, ...of } });
    expect(await none({ noVersions: 'why' })).toEqual({ isThere: false, reason: 'why' });
    expect(await none({ noVersions: 'why', isVersioningUnclear: true })).toEqual({
      ...{ isThere: false, isUnclear: true, reason: 'why' },
    });
    expect((await none({}))?.reason).toBe('no bucket with versioning could be made');
  });
  test('the feature object-lock is never found', async () => {
    expect((await findingOf('object-lock'))?.isThere).toBe(false);
  });
  test('the feature http-endpoint is not found without --endpoint-http', async () => {
    expect(await findingOf('http-endpoint')).toEqual({
      isThere: false,
      reason: '--endpoint-http is not given',
    });
  });
  test('the features select and sdk are found only where they are asked for', async () => {
    expect([(await findingOf('select'))?.isThere, (await findingOf('sdk'))?.isThere]).toEqual([
      false,
      false,
    ]);
    expect((await findingOf('select'))?.reason).toMatch(
      /^not tried unless --require select or --rule/,
    );
    expect((await findingOf('sdk'))?.reason).toMatch(
      /^not loaded unless --rule 'interop\.\*' or --require sdk/,
    );
    for (const changes of [
      { rules: ['x'] },
      { require: ['select'] },
      { endpointKind: 'reference' },
    ]) {
      const { finding, connection } = await probe('select', () => answer(200), {
        config: changes as Partial<typeof config>,
      });
      expect([finding?.isThere, connection.sent.map(({ operation }) => operation)]).toEqual([
        ...[true, ['SelectObjectContent']],
      ]);
    }
    for (const changes of [{ rules: ['interop.*'] }, { require: ['sdk'] }] as const) {
      const { finding } = await probe('sdk', () => answer(200), { config: changes });
      expect(finding).toEqual({
        isThere: true,
        reason: 'the packages of the AWS SDK are installed',
      });
    }
  });
});
