import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ownFault } from '../../api/own-fault.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { ownFaults } from '../../fixtures/endpoint/own-faults.ts';
import { headerOf } from '../../fixtures/endpoint/wire/request.ts';
import { validate } from '../../reports/index.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';

afterEach(() => ownFaults.clear());

/** The port of the second gateway, whose Host header the fault looks for. */
let second = 0;
let fault: ReturnType<typeof ownFault>;
beforeAll(() => {
  fault = ownFault({
    id: 'test-second-gateway-skips-key-check',
    does: 'Skips the check of the key behind one of two gateways.',
    change: (honest) => ({
      applies: (check, context) => {
        const isThere = headerOf(context.request, 'host')?.endsWith(`:${second}`) === true;
        return check === 'stored-key' && isThere ? false : honest.applies(check, context);
      },
    }),
  });
});

/** A second way to an endpoint, on a port of its own. */
async function gatewayTo(endpoint: ReferenceEndpoint): Promise<string> {
  const server = createServer((near) => {
    const far = connect(Number(new URL(endpoint.url).port), 'localhost');
    near.pipe(far).pipe(near);
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => void server.close());
  second = (server.address() as AddressInfo).port;
  return `https://localhost:${second}`;
}

const rules = ['get.wrong-key', 'head.wrong-key', 'attrs.wrong-key', 'copy.source-wrong-key'];

test('of two gateways the one that skips the key check is found, and its evidence names it', async () => {
  const endpoint = await startReferenceEndpoint({ faults: [fault] });
  onTestFinished(() => endpoint.close());
  const gateway = await gatewayTo(endpoint);
  const alone = await run(configFor(endpoint, { rules }), {}, undefined, 'here');
  expect(alone.summary).toMatchObject({ fail: 0, blocked: 0 });

  const of = configFor(endpoint, { rules, gateways: [gateway], shrinks: false, seed: 2 });
  const report = await run(of, {}, undefined, 'here');
  validate(JSON.parse(JSON.stringify(report)));
  expect(report.endpoint.gateways).toEqual([gateway]);
  expect(report.preflight).toContainEqual(
    expect.objectContaining({ name: 'gateway', outcome: 'ok' }),
  );
  const [failed, passed] = [report.summary.fail, report.summary.pass];
  // Cases are spread, so that neither gateway judges all.
  expect([failed > 0, passed > 0]).toEqual([true, true]);
  for (const { findings } of report.cases)
    for (const { request, role } of findings.flatMap(({ exchanges }) => exchanges))
      expect(request.gateway).toBe(role === 'arrange' ? endpoint.url : gateway);
});

test('a gateway of another service ends the run with a sentence, and leaves nothing', async () => {
  const [one, other] = [await startReferenceEndpoint(), await startReferenceEndpoint()];
  onTestFinished(() => one.close());
  onTestFinished(() => other.close());
  const config = configFor(one, { rules, gateways: [other.url], insecure: true });
  await expect(run(config, {}, undefined, 'here')).rejects.toThrow(
    /does not show .*, which was made through .*Name gateways of one service/,
  );
});
