import { versionDeleteRules } from './delete.ts';
import { versionRules } from './version.ts';

/** Every version is readable with the key it was written with. */
export const versioningRules = [...versionRules, ...versionDeleteRules];
