import { counted, grouped } from '../core/counted.ts';
import { type Behaviour, honest } from '../fixtures/endpoint/behaviour.ts';
import { startReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import type { S3Response } from '../fixtures/endpoint/wire/response.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { run } from '../runner/run.ts';
import type { OperationName } from '../spec/operations.ts';
import { configWithout, type RunFlags } from './config.ts';
import { ledgerFile } from './output-folder.ts';
import { targetOf } from './own-endpoint.ts';

/** What a run sent and received, as it is paid for. */
export interface Usage {
  /** PUT, COPY, POST and LIST. */
  writes: number;
  /** GET, HEAD and all others. */
  reads: number;
  deletes: number;
  bytesUp: number;
  bytesDown: number;
  buckets: number;
}

/** List prices of S3 Standard in us-east-1 in USD, and when they were read. */
const prices = { writes: 0.005 / 1000, reads: 0.0004 / 1000, byteDown: 0.09 / 1e9 };
const pricesOf = 'June 2025';

/**
 * `run --dry-run`: runs the selected cases on the built-in endpoint and prints what they send. The
 * endpoint under test gets no request.
 */
export async function dryRun(flags: RunFlags): Promise<void> {
  const { bucket: _, ...common } = configWithout(flags);
  const cases = selectCases(common).length;
  const usage: Usage = { writes: 0, reads: 0, deletes: 0, bytesUp: 0, bytesDown: 0, buckets: 0 };
  process.stderr.write(
    `Dry run: ${counted(cases, 'case')} on the built-in endpoint; yours gets no request.\n`,
  );
  const endpoint = await startReferenceEndpoint({ behaviour: counting(usage) });
  try {
    const config = { ...common, ...targetOf(endpoint), ledgerFile: ledgerFile(undefined) };
    await run({ ...config, addressing: 'path' }, {}, undefined, 'here');
  } finally {
    await endpoint.close();
  }
  process.stdout.write(inWords(usage));
}

/** An honest behaviour that counts. */
function counting(usage: Usage): Behaviour {
  return {
    ...honest,
    after: (response, context) => {
      const { operation, request } = context;
      usage[priceOf(operation, request.method)] += 1;
      usage.bytesUp += request.body.byteLength;
      usage.bytesDown += sizeOf(response, request.method);
      if (operation === 'CreateBucket' && response.status === 200) usage.buckets += 1;
      return honest.after(response, context);
    },
  };
}

function sizeOf({ body, streamed }: S3Response, method: string): number {
  return method === 'HEAD' ? 0 : (streamed?.sizeBytes ?? body.byteLength);
}

function priceOf(operation: OperationName, method: string): 'writes' | 'reads' | 'deletes' {
  if (operation.startsWith('List')) return 'writes';
  if (method === 'DELETE') return 'deletes';
  return method === 'PUT' || method === 'POST' ? 'writes' : 'reads';
}

/** The table of a dry run, with an estimate of what Amazon S3 asks for it. */
export function inWords(usage: Usage): string {
  const { writes, reads, deletes, bytesUp, bytesDown, buckets } = usage;
  const price = writes * prices.writes + reads * prices.reads + bytesDown * prices.byteDown;
  const rows = [
    ['requests', grouped(writes + reads + deletes)],
    ['  PUT, COPY, POST, LIST', grouped(writes)],
    ['  GET, HEAD and others', grouped(reads)],
    ['  DELETE', grouped(deletes)],
    ['bytes sent', grouped(bytesUp)],
    ['bytes received', grouped(bytesDown)],
    ['buckets', `${grouped(buckets)}, of which some exist for one case only`],
    [
      'Amazon S3',
      `about ${price.toFixed(2)} USD: an estimate by the list prices of us-east-1 of ${pricesOf}`,
    ],
    ['', 'docs/aws.md has each price, https://aws.amazon.com/s3/pricing/ those of today'],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
