import { UsageError } from '../core/errors.ts';
import type { Credentials } from '../runner/config.ts';

/** The flags that credentials and region may come from. */
export interface AccountFlags {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly profile?: string;
  readonly region?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Profile = Readonly<Record<string, string | undefined>>;

/** Credentials from the flags, else the environment, else the shared AWS files. */
export async function credentialsFrom(flags: AccountFlags, env: Environment): Promise<Credentials> {
  const found =
    pair(flags.accessKeyId, flags.secretAccessKey, flags.sessionToken, 'flags') ??
    (flags.profile === undefined
      ? pair(env.AWS_ACCESS_KEY_ID, env.AWS_SECRET_ACCESS_KEY, env.AWS_SESSION_TOKEN, 'environment')
      : undefined) ??
    fromProfile(await profileOf(flags, env));
  if (found !== undefined) return found;
  throw new UsageError(
    'E_CREDENTIALS_MISSING',
    'No credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a --profile of the shared AWS files, or use --access-key-id and --secret-access-key.',
  );
}

/** The region for signatures: flag, environment, profile, us-east-1. */
export async function regionFrom(flags: AccountFlags, env: Environment): Promise<string> {
  const named = flags.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  return named ?? (await profileOf(flags, env))?.region ?? 'us-east-1';
}

function pair(
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
  sessionToken: string | undefined,
  where: 'flags' | 'environment',
): Credentials | undefined {
  if (!accessKeyId && !secretAccessKey) return undefined;
  if (accessKeyId && secretAccessKey) {
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  }
  const names =
    where === 'flags'
      ? { id: '--access-key-id', secret: '--secret-access-key' }
      : { id: 'AWS_ACCESS_KEY_ID', secret: 'AWS_SECRET_ACCESS_KEY' };
  const missing = accessKeyId ? names.secret : names.id;
  throw new UsageError(
    'E_CREDENTIALS_HALF',
    `${missing} is missing: a key id and a secret belong together.`,
  );
}

function fromProfile(profile: Profile | undefined): Credentials | undefined {
  const {
    aws_access_key_id: id,
    aws_secret_access_key: secret,
    aws_session_token: token,
  } = profile ?? {};
  if (!id || !secret) return undefined;
  return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
}

async function profileOf(flags: AccountFlags, env: Environment): Promise<Profile | undefined> {
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const name = flags.profile ?? env.AWS_PROFILE ?? 'default';
  const { configFile, credentialsFile } = await loadSharedConfigFiles();
  const found = { ...configFile[name], ...credentialsFile[name] };
  if (Object.keys(found).length > 0) return found;
  if (flags.profile === undefined) return undefined;
  throw new UsageError(
    'E_PROFILE_UNKNOWN',
    `The shared AWS files have no profile '${flags.profile}'. Check the spelling of --profile.`,
  );
}
