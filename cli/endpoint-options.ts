import { type Command, Option } from 'commander';
import { parsedNumber } from './numbers.ts';

/** An option that takes a whole number within bounds. */
export function counted(
  flags: string,
  says: string,
  bounds: { readonly min: number; readonly max: number },
  byDefault?: number,
): Option {
  const option = new Option(flags, says).argParser(parsedNumber(flags.split(' ')[0] ?? '', bounds));
  return byDefault === undefined ? option : option.default(byDefault);
}

/** Adds the options for the endpoint and its credentials. */
export function withEndpoint(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--endpoint <url>',
        'the S3 endpoint under test, https://host[:port] (default: AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, endpoint_url of the profile), or builtin; again for each further gateway of the same service',
      ).argParser((url, before?: string) => (before === undefined ? url : `${before} ${url}`)),
    )
    .option('--yes', 'runs on Amazon S3 though only the settings of AWS name it', false)
    .option('--endpoint-http <url>', 'the same endpoint over plain http, which must refuse SSE-C')
    .option('--region <name>', 'region to sign for (default: AWS_REGION, the profile, us-east-1)')
    .option('--bucket <name>', 'an existing bucket to use; without it the run creates its own')
    .addOption(
      new Option('--addressing <style>', 'bucket name in the path or in the virtual host name')
        .choices(['path', 'virtual'])
        .default('path'),
    )
    .option('--ca <file>', 'PEM file of a CA to trust (default: AWS_CA_BUNDLE, the profile)')
    .option('--client-cert <file>', 'PEM file of a client certificate')
    .option('--client-key <file>', 'PEM file of its key')
    .option('--header <lines...>', "adds 'Name: value' to every request, for a gateway")
    .option('--insecure', 'do not check the certificate', false)
    .option('--allow-http', 'test an endpoint that has no TLS', false)
    .option('--access-key-id <id>', 'default: AWS_ACCESS_KEY_ID, then the sources of the AWS tools')
    .option(
      '--secret-access-key <secret>',
      'default: AWS_SECRET_ACCESS_KEY, which other users cannot see',
    )
    .option('--session-token <token>', 'default: AWS_SESSION_TOKEN')
    .option('--profile <name>', 'profile of the shared AWS files (default: AWS_PROFILE)')
    .option(
      '--second-profile <name>',
      'profile of another account, which must not read what the run makes (default: SECOND_AWS_ACCESS_KEY_ID, SECOND_AWS_SECRET_ACCESS_KEY)',
    );
}
