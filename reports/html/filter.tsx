import { harms, harmTitles } from '../../core/harm.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { verdictsByUrgency } from '../wording.ts';
import type { Context } from './context.ts';

/** Search and filters; the page's script shows them, since without it they do nothing. */
export function Filter({ context: { report } }: { readonly context: Context }) {
  const { cases, diagnosis } = report;
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  const open = cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  const seen = (of: readonly (string | undefined)[]) => new Set(of);
  const hurt = seen(failed.map(({ harm }) => harm));
  const verdicts = seen(open.map(({ verdict }) => verdict));
  const same = (names: readonly string[]) => names.map((name) => [name, name] as const);
  const operations = [...new Set(open.map(({ operation }) => operation))].toSorted();
  const subjects = [...new Set(open.flatMap(({ rule }) => subjectOf(rule) ?? []))];
  const causes = diagnosis.causes.map(({ does }, index) => {
    const start = [...does].slice(0, 60).join('');
    return [String(index + 1), `${index + 1}: ${start}`] as const;
  });
  return (
    <form id="filter" hidden aria-label="Search and filter">
      <label class="search">
        <span>Search</span>
        <input type="search" name="text" placeholder="rule, header, status, key … (press /)" />
      </label>
      <Choice
        name="harm"
        options={harms.filter((one) => hurt.has(one)).map((one) => [one, harmTitles[one]])}
      />
      <Choice name="operation" options={same(operations)} />
      <Choice name="verdict" options={same(verdictsByUrgency.filter((one) => verdicts.has(one)))} />
      <Choice name="subject" options={same(subjects)} />
      <Choice name="cause" options={causes} />
      <button type="reset">Clear</button>
      <button type="button" id="unfold">
        Open all
      </button>
      <output id="shown" />
      <p class="keys">
        <kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> opens,{' '}
        <kbd>Esc</kbd> clears
      </p>
    </form>
  );
}

interface Options {
  readonly name: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

function Choice({ name, options }: Options) {
  if (options.length < 1) return null;
  return (
    <label>
      <span>{name}</span>
      <select name={name}>
        <option value="">any</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
