import { configWithout, givenTarget, type RunFlags } from './config.ts';
import { noticeOf, startOwnEndpoint, targetOf } from './own-endpoint.ts';

/** `run`: judges the endpoint of --endpoint, or the built-in reference endpoint. */
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
    process.stderr.write(noticeOf(own, '--endpoint https://…'));
    await judge(targetOf(own));
  } finally {
    await closed();
  }
}

/** Checks the flags before there is an endpoint, and returns the function that judges one. */
async function ready(flags: RunFlags, common: ReturnType<typeof configWithout>) {
  const { prepared } = await import('./judge.ts');
  return prepared(flags, common);
}
