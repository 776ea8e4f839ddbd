import type { Config } from '../config.ts';

/**
 * The command that runs a case again: as the run was started, with its flags. It has no credentials;
 * those come from the environment.
 */
export function replayOf(
  { command, endpoint, endpointKind, seed }: Config,
  of: { readonly caseId: string; readonly path?: string },
): string {
  const start = command ?? 'npx sse-c-conformance';
  // An endpoint that the settings of AWS name is no flag of the command.
  const isNamed = endpointKind === 'reference' || start.includes(' --endpoint ');
  const words = [
    start,
    ...(isNamed ? [] : ['--endpoint', endpoint]),
    '--rule',
    of.caseId,
    '--seed',
    String(seed),
    ...(of.path === undefined ? [] : ['--path', of.path]),
  ];
  return words.join(' ');
}
