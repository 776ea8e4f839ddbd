import { loadSdk } from '../../world/sdk/packages.ts';
import type { Probe } from './probe.ts';

const notAsked =
  "not loaded unless --rule 'interop.*' or --require sdk asks for it: it takes time and memory";

/**
 * Whether the packages of the AWS SDK can be loaded; only the rules that need them depend on it.
 */
export const sdkLoads: Probe = async ({ config }) => {
  const isAsked = config.rules.length > 0 || config.require.includes('sdk');
  if (!isAsked) return { isThere: false, reason: notAsked };
  try {
    await loadSdk();
    return { isThere: true, reason: 'the packages of the AWS SDK are installed' };
  } catch (error) {
    const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return { isThere: false, reason: `the packages of the AWS SDK cannot be loaded: ${why}` };
  }
};
