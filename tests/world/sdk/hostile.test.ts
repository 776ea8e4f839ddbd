import { expect, test } from 'vitest';
import { runTrial } from '../../../runner/judge/trial.ts';
import { drawsOf } from '../../../runner/plan/draw.ts';
import { connect } from '../../../runner/session.ts';
import { rules } from '../../../suites/index.ts';
import { type Answer, always, withServer } from '../../whole/answering.ts';
import { allFacts, configFor } from '../../whole/place.ts';

const document =
  '<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>';
const nested = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`;
const entities = `<!DOCTYPE a [<!ENTITY a "${'b'.repeat(1000)}">]><a>${'&a;'.repeat(10_000)}</a>`;

/** Endpoints that answer never, or with what no client can read. */
const hostile: Readonly<Record<string, Answer>> = {
  'an answer that never comes': () => {},
  'a body that never ends': (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('x');
  },
  'a closed connection': (message) => {
    message.socket.destroy();
  },
  'no XML': always(200, '\u0000\u0001 <not <xml'),
  'nothing at all': always(200),
  'an upload without its id': always(200, '<InitiateMultipartUploadResult/>'),
  'an upload without ETags': always(200, document),
  'deep XML': always(200, nested),
  'XML full of entities': always(200, entities),
  'a large document': always(200, `<a>${'b'.repeat(4 * 1024 * 1024)}</a>`),
  'an error with status 200': always(200, '<Error><Code>InternalError</Code></Error>'),
  'an error without a document': always(500, 'oops'),
  'a redirect to another host': (_, response) => {
    response.writeHead(307, { location: 'https://other.example/' }).end();
  },
  'headers of garbage': (_, response) => {
    response.writeHead(200, { etag: '\u00ff', 'last-modified': 'never', expires: '-1' }).end('{}');
  },
};

const account = { accessKeyId: 'TESTONLY', secretAccessKey: 'TESTONLY' };
const sdkRules = rules.filter((rule) => rule.needs?.includes('sdk'));

/** One trial of every rule of the AWS SDK. */
async function verdictsOn(answer: Answer) {
  return withServer(answer, async (url, caPem) => {
    const config = configFor({ url, httpUrl: url, caPem, ...account }, { timeoutMs: 500 });
    const connection = connect(config);
    const of = { connection, facts: allFacts('hostile'), bucket: 'hostile', shared: new Map() };
    const results = sdkRules.map(async (rule) => {
      const { values } = drawsOf(rule, { caseId: rule.id, seed: 1, trials: 1 }).trial(0);
      const place = { ...of, rule, operation: rule.on[0], namePrefix: `${rule.id}/` };
      return { id: rule.id, ...(await runTrial(place, values)) };
    });
    return Promise.all(results).finally(() => connection.client.close());
  });
}

test.each(Object.keys(hostile))(
  'a rule of the AWS SDK neither passes nor ends in an error on %s',
  async (name) => {
    const results = await verdictsOn(hostile[name] as Answer);
    expect(results).toHaveLength(sdkRules.length);
    expect(results.filter((one) => one.verdict === 'error').map((one) => one.reason)).toEqual([]);
    expect(results.filter((one) => one.verdict === 'pass').map((one) => one.id)).toEqual([]);
  },
);
