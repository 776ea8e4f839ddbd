import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../core/errors.ts';
import { caText, httpOriginOf, originOf } from './endpoint.ts';

/** The flags of `init`: those for the endpoint that a file may hold, and its form. */
export interface InitFlags {
  readonly endpoint?: string;
  readonly endpointHttp?: string;
  readonly region?: string;
  readonly bucket?: string;
  readonly addressing: 'path' | 'virtual';
  readonly ca?: string;
  readonly insecure: boolean;
  readonly allowHttp: boolean;
  readonly profile?: string;
  readonly form: 'json' | 'js' | 'ts';
  readonly force: boolean;
}

const schemaPath = './node_modules/sse-c-conformance/dist/cli/config.schema.json';

/** `init`: writes a configuration file, from flags or from answers on a terminal. */
export async function initCommand(flags: InitFlags): Promise<void> {
  const file = resolve(`sse-c-conformance.config.${flags.form}`);
  if (existsSync(file) && !flags.force)
    throw new UsageError('E_CONFIG', `${file} is there. Write it anew with --force.`);
  const config = flags.endpoint === undefined ? await asked(flags) : flags;
  const text = textOf(checked(config), flags.form);
  writeFileSync(file, text);
  process.stdout.write(
    `${file} is written. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then: npx sse-c-conformance\n`,
  );
}

/** Asks for what a run needs to know; an empty answer leaves a setting out. */
async function asked(flags: InitFlags): Promise<InitFlags> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'E_ENDPOINT_MISSING',
      'init asks on a terminal, and there is none. Name the endpoint with --endpoint https://host[:port].',
    );
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const endpoint = await lines.question('Endpoint, https://host[:port]: ');
    const ca = await lines.question('PEM file of its CA (empty: a public CA): ');
    const region = await lines.question('Region (empty: us-east-1): ');
    const bucket = await lines.question('Bucket to use (empty: each run makes its own): ');
    return {
      ...flags,
      endpoint,
      ...(ca !== '' && { ca }),
      ...(region !== '' && { region }),
      ...(bucket !== '' && { bucket }),
    };
  } finally {
    lines.close();
  }
}

/** The settings that differ from the defaults, each of them valid. */
function checked(flags: InitFlags): Readonly<Record<string, unknown>> {
  const { endpoint = '', endpointHttp, region, bucket, ca, profile } = flags;
  if (ca !== undefined) caText(ca);
  return {
    endpoint: originOf(endpoint, { flag: '--endpoint', allowsHttp: flags.allowHttp }),
    ...(endpointHttp !== undefined && {
      endpointHttp: httpOriginOf(endpointHttp, '--endpoint-http'),
    }),
    ...(region !== undefined && { region }),
    ...(bucket !== undefined && { bucket }),
    ...(flags.addressing !== 'path' && { addressing: flags.addressing }),
    ...(ca !== undefined && { ca }),
    ...(flags.insecure && { insecure: true }),
    ...(flags.allowHttp && { allowHttp: true }),
    ...(profile !== undefined && { profile }),
    failOn: 'must',
  };
}

function textOf(config: Readonly<Record<string, unknown>>, form: InitFlags['form']): string {
  if (form === 'json') return `${JSON.stringify({ $schema: schemaPath, ...config }, null, 2)}\n`;
  const members = Object.entries(config).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `export default {\n${members.join('')}};\n`;
}
