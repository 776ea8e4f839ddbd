import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type RunEvent, renderEvent } from '../../reports/events.ts';
import schema from '../../reports/report.schema.json' with { type: 'json' };
import { hostile, hostileCase } from './hostile-report.ts';

const ajv = new Ajv().addSchema(schema);
const isEvent = ajv.compile({ $ref: `${schema.$id}#/definitions/event` });
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\ufffe\uffff]|\p{Surrogate}/u;

const events: readonly RunEvent[] = [
  { event: 'preflight', check: { name: `clock ${hostile}`, outcome: 'ok', detail: hostile } },
  { event: 'plan', cases: 2, seed: 42 },
  { event: 'notice', text: hostile },
  { event: 'case', case: hostileCase('pass') },
  { event: 'case', case: hostileCase('fail') },
  { event: 'end', ended: 'complete', exitCode: 1 },
];

describe('events.ndjson', () => {
  test('the events of a hostile run are their golden file, byte for byte', async () => {
    const text = events.map(renderEvent).join('');
    await expect(text).toMatchFileSnapshot('golden/events.ndjson.txt');
  });

  test.each(events)('a $event event is one line that is valid and says what it was', (event) => {
    const line = renderEvent(event);
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(line).not.toMatch(unsafe);
    const read: unknown = JSON.parse(line);
    expect(read).toEqual(event);
    isEvent(read);
    expect(isEvent.errors ?? []).toEqual([]);
  });

  test.each([
    ['an unknown event', { event: 'pause' }],
    ['an event without its member', { event: 'case' }],
    ['an event with a member of another', { event: 'plan', cases: 1, seed: 1, text: 'x' }],
    ['an unknown ending', { event: 'end', ended: 'later', exitCode: 0 }],
  ])('%s is invalid', (_, wrong) => {
    expect(isEvent(wrong)).toBe(false);
  });
});
