import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import { configWithout, givenTarget, type RunFlags, type Target } from './config.ts';
import { startOwnEndpoint } from './own-endpoint.ts';

/** `run`: judges an endpoint, the built-in one unless another is given. */
export async function runCommand(flags: RunFlags): Promise<void> {
  const common = configWithout(flags);
  const given = await givenTarget(flags);
  if (given !== undefined) return (await ready(flags, common))(given);
  // The rules take as long to load as the endpoint to start, so neither waits for the other.
  const starting = startOwnEndpoint();
  const closed = () =>
    starting.then(
      ({ close }) => close(),
      () => {},
    );
  try {
    const [judge, own] = await Promise.all([ready(flags, common), starting]);
    process.stderr.write(
      `No --endpoint given: testing the built-in reference endpoint at ${own.url}. Name yours with --endpoint https://…\n`,
    );
    await judge(targetOf(own));
  } finally {
    await closed();
  }
}

/** What is left to do once there is an endpoint; what is wrong with the flags is told before. */
async function ready(flags: RunFlags, common: ReturnType<typeof configWithout>) {
  const { prepared } = await import('./judge.ts');
  return prepared(flags, common);
}

function targetOf(own: ReferenceEndpoint): Target {
  const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } = own;
  return {
    endpoint: url,
    endpointHttp: httpUrl,
    endpointKind: 'reference',
    region,
    credentials: { accessKeyId, secretAccessKey },
    ca: caPem,
  };
}
