import type { Config } from '../config.ts';

/** One line that runs a case again. Credentials come from the environment, as they did before. */
export function replayOf(
  config: Config,
  of: { readonly caseId: string; readonly path?: string },
): string {
  const endpoint = config.endpointKind === 'reference' ? [] : ['--endpoint', config.endpoint];
  const words = [
    'npx sse-c-conformance',
    ...endpoint,
    '--rule',
    of.caseId,
    '--seed',
    String(config.seed),
    ...(of.path === undefined ? [] : ['--path', of.path]),
  ];
  return words.join(' ');
}
