import { expect, test } from 'vitest';
import type { RunFlags } from '../../cli/config.ts';
import { givenTarget } from '../../cli/target.ts';

const flags = {
  allowHttp: true,
  region: 'us-east-1',
  accessKeyId: 'TESTONLY',
  secretAccessKey: 'TEST ONLY secret',
} as unknown as RunFlags;

test('an endpoint without TLS is its own plain-http twin, unless another one is named', async () => {
  const endpoint = 'http://localhost:9000';
  const own = await givenTarget({ ...flags, endpoint });
  expect([own?.endpoint, own?.endpointHttp]).toEqual([endpoint, endpoint]);
  const endpointHttp = 'http://localhost:9001';
  expect((await givenTarget({ ...flags, endpoint, endpointHttp }))?.endpointHttp).toBe(
    endpointHttp,
  );
});

test('an endpoint with TLS has a plain-http twin only where one is named', async () => {
  const target = await givenTarget({ ...flags, endpoint: 'https://localhost:9000' });
  expect(target).not.toHaveProperty('endpointHttp');
});

test('further endpoints are gateways of the first, each checked as it is', async () => {
  const endpoint = 'https://localhost:9000 https://localhost:9001';
  const target = await givenTarget({ ...flags, endpoint });
  expect([target?.endpoint, target?.gateways]).toEqual([
    'https://localhost:9000',
    ['https://localhost:9001'],
  ]);
  await expect(givenTarget({ ...flags, endpoint: `${endpoint} nonsense` })).rejects.toThrow(
    /not a URL: 'nonsense'/,
  );
  await expect(givenTarget({ ...flags, endpoint: 'builtin https://a.test' })).rejects.toThrow(
    /builtin has no other gateways/,
  );
});
