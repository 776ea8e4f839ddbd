import type { Credentials } from '../client/index.ts';
import { UsageError } from '../core/errors.ts';
import { type Environment, profileName, profileOf } from './shared-profile.ts';

/** The flags for credentials and region. */
export interface AccountFlags {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly profile?: string;
  readonly secondProfile?: string;
  readonly region?: string;
}

/**
 * Credentials from the flags, the profile of --profile, the environment, the profile of
 * AWS_PROFILE, or else the default chain of the AWS SDKs. After a named profile no other source is
 * tried. Throws a `UsageError` if there are none.
 */
export async function credentialsFrom(flags: AccountFlags, env: Environment): Promise<Credentials> {
  const { accessKeyId, secretAccessKey, sessionToken } = flags;
  const given = pair(
    { id: accessKeyId, secret: secretAccessKey, token: sessionToken },
    { id: '--access-key-id', secret: '--secret-access-key', token: '--session-token' },
  );
  if (given !== undefined) return given;
  const set = pair(
    {
      id: env.AWS_ACCESS_KEY_ID,
      secret: env.AWS_SECRET_ACCESS_KEY,
      token: env.AWS_SESSION_TOKEN,
    },
    { id: 'AWS_ACCESS_KEY_ID', secret: 'AWS_SECRET_ACCESS_KEY', token: 'AWS_SESSION_TOKEN' },
  );
  if (set !== undefined && flags.profile === undefined) return set;
  await profileOf(flags, env);
  return provided(await providerOf(profileName(flags, env)));
}

/**
 * Credentials of a second account from --second-profile or the environment; undefined where neither
 * names one. Throws a `UsageError` for half of them.
 */
export async function secondCredentialsFrom(
  { secondProfile }: AccountFlags,
  env: Environment,
): Promise<Credentials | undefined> {
  if (secondProfile === undefined)
    return pair(
      {
        id: env.SECOND_AWS_ACCESS_KEY_ID,
        secret: env.SECOND_AWS_SECRET_ACCESS_KEY,
        token: env.SECOND_AWS_SESSION_TOKEN,
      },
      {
        id: 'SECOND_AWS_ACCESS_KEY_ID',
        secret: 'SECOND_AWS_SECRET_ACCESS_KEY',
        token: 'SECOND_AWS_SESSION_TOKEN',
      },
    );
  await profileOf({ profile: secondProfile, flag: '--second-profile' }, env);
  return provided(await providerOf(secondProfile));
}

/** The region for signatures: flag, environment, profile, us-east-1. */
export async function regionFrom(flags: AccountFlags, env: Environment): Promise<string> {
  // An empty variable is none, as for the AWS tools; an empty flag is a mistake.
  const named = flags.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);
  const region = named ?? (await profileOf(flags, env)).region ?? 'us-east-1';
  if (/^[!-.0-~]+$/.test(region)) return region;
  throw new UsageError(
    'E_REGION',
    `The region is ${JSON.stringify(region)}, which no signature can name. Set --region or AWS_REGION to a name such as us-east-1.`,
  );
}

interface Names {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

function pair(
  { id, secret, token }: { readonly [name in 'id' | 'secret' | 'token']: string | undefined },
  names: Names,
): Credentials | undefined {
  if (!id && !secret) return undefined;
  if (id && secret) {
    assertOneWord({ id, secret, token }, names);
    return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
  }
  throw new UsageError(
    'E_CREDENTIALS_HALF',
    `${id ? names.secret : names.id} is missing: an access key id needs its secret access key.`,
  );
}

/** Secrets of CI systems and files often end with a line feed, which no header can hold. */
function assertOneWord(
  {
    id,
    secret,
    token = '',
  }: { readonly id: string; readonly secret: string; readonly token?: string | undefined },
  names: Names,
): void {
  const texts = { [names.id]: id, [names.secret]: secret, [names.token]: token };
  const wrong = Object.entries(texts).find(([, text]) => /^\s|\s$|\p{Cc}/u.test(text));
  if (wrong === undefined) return;
  // The value may be a secret, so that no message has it.
  throw new UsageError(
    'E_CREDENTIALS_FORM',
    `${wrong[0]} begins or ends with white space, or has a line feed in it. Set it without.`,
  );
}

type Provider = () => Promise<Credentials & { readonly expiration?: Date }>;

const soonMs = 3_600_000;

/** Says that credentials expire while the run may still go on: they are read once. */
function warnIfSoon(expiration: Date | undefined): void {
  if (expiration === undefined || expiration.getTime() - Date.now() > soonMs) return;
  const at = expiration.toISOString();
  process.stderr.write(`The session token expires at ${at}: cases that run later are blocked.\n`);
}

/** A named profile has a provider of its own: the default chain would go on to other sources. */
async function providerOf(profile: string | undefined): Promise<Provider> {
  if (profile === undefined) {
    const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
    // Like the AWS CLI: one short try for instance metadata, which most machines do not have.
    return defaultProvider({ timeout: 1000, maxRetries: 0 });
  }
  const { fromIni } = await import('@aws-sdk/credential-provider-ini');
  return fromIni({ profile });
}

async function provided(provider: Provider): Promise<Credentials> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provider();
    warnIfSoon(expiration);
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim().replace(/\.$/, '') : String(cause);
    throw new UsageError(
      'E_CREDENTIALS_MISSING',
      `No credentials were found: ${reason}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a --profile of the shared AWS files, or use --access-key-id and --secret-access-key.`,
      { cause },
    );
  }
}
