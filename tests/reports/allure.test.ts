import { Stage } from 'allure-js-commons';
import type { RuntimeMessage } from 'allure-js-commons/sdk';
import { InMemoryWriter, ReporterRuntime } from 'allure-js-commons/sdk/reporter';
import { MessageTestRuntime, setGlobalTestRuntime } from 'allure-js-commons/sdk/runtime';
import { expect, test } from 'vitest';
import type { CaseReport } from '../../core/report.ts';
import { describeCase } from '../../reports/allure/case.ts';
import { allureConfig } from '../../reports/allure/reporter.ts';
import { hostileReport } from './hostile-report.ts';

const { cases, endpoint } = hostileReport();
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u;

type Runtime = Parameters<typeof setGlobalTestRuntime>[0];

/** Keeps the messages of a case. */
class Collecting extends MessageTestRuntime {
  readonly messages: RuntimeMessage[] = [];

  override async sendMessage(message: RuntimeMessage): Promise<void> {
    this.messages.push(message);
  }
}

/** The result of a case as Allure writes it, without ids and times of its own; attachments as text. */
async function resultOf(one: CaseReport): Promise<unknown> {
  const sent = new Collecting();
  setGlobalTestRuntime(sent as Runtime);
  await describeCase(one, { endpoint: endpoint.url });
  const writer = new InMemoryWriter();
  const runtime = new ReporterRuntime({ writer, ...allureConfig });
  const uuid = runtime.startTest({ name: one.id, stage: Stage.RUNNING, start: 0 });
  runtime.applyRuntimeMessages(uuid, sent.messages);
  runtime.stopTest(uuid, { stop: 0 });
  runtime.writeTest(uuid);
  const [{ uuid: _, attachments, steps, ...rest } = expect.fail('no result')] = writer.tests;
  const files = [...attachments, ...steps.flatMap((step) => step.attachments)];
  return {
    ...rest,
    attachments: files.map(({ name, type, source }) => ({
      ...{ name, type },
      text: writer.attachments[source]?.toString('utf8').split('\n'),
    })),
  };
}

test('the Allure results of a hostile run are their golden file, byte for byte', async () => {
  const results: unknown[] = [];
  for (const one of cases) results.push(await resultOf(one));
  const text = `${JSON.stringify({ categories: allureConfig.categories, results }, null, 2)}\n`;
  expect(unsafe.test(text.replaceAll('\n', ''))).toBe(false);
  await expect(text).toMatchFileSnapshot('golden/allure.json.txt');
});
