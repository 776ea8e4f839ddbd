import type { Config } from '../config.ts';

/** The command that runs a case again. It has no credentials; those come from the environment. */
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
