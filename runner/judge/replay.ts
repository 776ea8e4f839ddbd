import type { Config } from '../config.ts';

/**
 * The command that runs a case again: as the run was started, with its flags. It has no credentials;
 * those come from the environment.
 */
export function replayOf(
  { command, endpoint, endpointKind, seed }: Config,
  of: { readonly caseId: string; readonly path?: string },
): string {
  const flags = endpointKind === 'reference' ? [] : ['--endpoint', endpoint];
  const words = [
    ...(command === undefined ? ['npx sse-c-conformance', ...flags] : [command]),
    '--rule',
    of.caseId,
    '--seed',
    String(seed),
    ...(of.path === undefined ? [] : ['--path', of.path]),
  ];
  return words.join(' ');
}
