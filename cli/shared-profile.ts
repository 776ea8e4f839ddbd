import { UsageError } from '../core/errors.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The flag that names a profile of the shared AWS files. */
export interface ProfileFlags {
  readonly profile?: string;
  /** The flag that names it, `--profile` unless it is another. */
  readonly flag?: string;
}

/** The entries of a profile of the shared AWS files; a nested one is `s3.endpoint_url`. */
export type ProfileEntries = Readonly<Record<string, string | undefined>>;

/** The name of the profile of --profile or AWS_PROFILE. */
export function profileName(flags: ProfileFlags, env: Environment): string | undefined {
  return flags.profile ?? (env.AWS_PROFILE || undefined);
}

/** The named profile, which must exist, or the default profile. Throws a `UsageError`. */
export async function profileOf(flags: ProfileFlags, env: Environment): Promise<ProfileEntries> {
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const name = profileName(flags, env);
  const found = { ...configFile[name ?? 'default'], ...credentialsFile[name ?? 'default'] };
  if (name === undefined || Object.keys(found).length > 0) {
    const services = configFile[`services.${found.services ?? ''}`];
    const own = services?.['s3.endpoint_url'];
    return own === undefined ? found : { ...found, endpoint_url: own };
  }
  const where = flags.profile === undefined ? 'AWS_PROFILE' : (flags.flag ?? '--profile');
  throw new UsageError(
    'E_PROFILE_UNKNOWN',
    `The shared AWS files have no profile '${name}'. Check the spelling of ${where}.`,
  );
}
