import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { renderFiles } from '../../reports/index.ts';
import { hostileCase, hostileReport, reportOf } from './hostile-report.ts';

/** An element as the parser gives it: its name, attributes and children in order. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}
type Parsed = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ...{ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' },
  ...{ parseAttributeValue: false, parseTagValue: false },
});

function elementOf(parsed: Parsed): Element {
  const { ':@': attributes = {}, ...rest } = parsed;
  const [[name, inner] = ['', []]] = Object.entries(rest);
  const children = (Array.isArray(inner) ? (inner as Parsed[]) : []).filter(
    (one) => !('#text' in one),
  );
  return {
    name,
    attributes: attributes as Element['attributes'],
    children: children.map(elementOf),
  };
}

function junitOf(report: ReturnType<typeof reportOf>): Element {
  const [file] = renderFiles(report, ['junit']);
  const parsed = (parser.parse(file?.text ?? '') as Parsed[]).map(elementOf);
  return parsed.find(({ name }) => name === 'testsuites') ?? expect.fail('no testsuites');
}

const totals = ['tests', 'failures', 'errors', 'skipped', 'time'];
const outcomes = ['failure', 'error', 'skipped'];
/** What readers of JUnit know: attributes that must be there, and children in their order. */
const form: Readonly<Record<string, { attributes: readonly string[]; children: string }>> = {
  testsuites: { attributes: ['name', ...totals], children: '(testsuite )+' },
  testsuite: { attributes: ['name', ...totals, 'timestamp'], children: '(testcase )*' },
  testcase: {
    attributes: ['classname', 'name', 'time'],
    children: '(properties )?((failure|error|skipped) )?(system-out )?(system-err )?',
  },
  properties: { attributes: [], children: '(property )+' },
  property: { attributes: ['name', 'value'], children: '' },
  failure: { attributes: ['message', 'type'], children: '' },
  error: { attributes: ['message', 'type'], children: '' },
  skipped: { attributes: ['message'], children: '' },
  'system-out': { attributes: [], children: '' },
};

function all(of: Element): readonly Element[] {
  return [of, ...of.children.flatMap(all)];
}

function count(of: Element, outcome: string): number {
  return all(of).filter(({ name }) => name === outcome).length;
}

describe.each([
  ['a hostile run', hostileReport()],
  ['a run without a case', reportOf([])],
  [
    'a run with a flaky pass',
    reportOf([hostileCase('pass', { flaky: { attempts: 2, findings: [] } })]),
  ],
  [
    'a run that nothing can be concluded from',
    reportOf([hostileCase('skip'), hostileCase('blocked')]),
  ],
])('junit.xml of %s', (_, report) => {
  const root = junitOf(report);

  test('has elements, attributes and children that readers of JUnit know', () => {
    for (const { name, attributes, children } of all(root)) {
      expect(Object.keys(attributes).toSorted(), name).toEqual(form[name]?.attributes.toSorted());
      const names = children.map((one) => `${one.name} `).join('');
      expect(names, name).toMatch(new RegExp(`^${form[name]?.children}$`));
    }
  });

  test('has totals that are the sums of its test cases', () => {
    for (const one of all(root).filter(({ name }) => /^testsuites?$/.test(name))) {
      const { tests, failures, errors, skipped, time } = one.attributes;
      expect([tests, failures, errors, skipped]).toEqual(
        ['testcase', ...outcomes].map((outcome) => String(count(one, outcome))),
      );
      const cases = all(one).filter(({ name }) => name === 'testcase');
      const seconds = cases.reduce((sum, { attributes }) => sum + Number(attributes.time), 0);
      expect(Number(time)).toBeCloseTo(seconds, 2);
    }
  });
});
