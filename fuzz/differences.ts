import { type Exchange, header, isAccepted } from '../core/exchange.ts';
import { allowed, holdingEntries } from '../core/model/allowed.ts';
import { sceneOf } from '../core/model/scene.ts';
import type { Level } from '../core/verdict.ts';
import { levels } from '../core/verdict.ts';
import { classOf } from './cause.ts';
import { Performance, type Played, type Stage, stepsOf } from './play.ts';
import type { Step } from './step.ts';
import { stepInWords } from './words.ts';

/** A way in which two endpoints answer the same step differently. */
export interface Difference {
  readonly operation: string;
  /** The level of the clause that the step is about; MUST where one of the two must be wrong. */
  readonly level: Level;
  readonly clause: string;
  /** The class of the request, as in a finding. */
  readonly request: string;
  readonly here: string;
  readonly there: string;
  readonly seen: number;
  /** The steps of the first story that showed it, up to the one that differs. */
  readonly steps: readonly string[];
}

const kindsMax = 500;

/** The differences of a run between two endpoints, alike ones counted together. */
export class Differences {
  readonly #found = new Map<string, Difference>();

  /** Plays the steps of a performance on another endpoint, and compares the answers. */
  async compare(performance: Performance, stage: Stage): Promise<void> {
    const other = new Performance(performance.story, stage);
    const steps: Step[] = [];
    for (const [at, step] of stepsOf(performance.played).entries()) {
      steps.push(step);
      const there = await other.play(step);
      const here = performance.played.filter((played) => played.step === step);
      const [one, another] = [here[0], there[0]];
      // Requests at the same time may be applied in any order.
      if (step.together !== undefined || one === undefined || another === undefined) continue;
      if (this.#see({ here: one, there: another, steps: steps.slice(0, at + 1) })) return;
    }
  }

  /** The gravest first, then the most frequent. */
  get all(): readonly Difference[] {
    const rank = ({ level }: Difference) => levels.indexOf(level);
    return [...this.#found.values()].sort(
      (one, other) => rank(one) - rank(other) || other.seen - one.seen,
    );
  }

  /** Counts a difference; returns whether what the two store may differ from here on. */
  #see(of: {
    readonly here: Played;
    readonly there: Played;
    readonly steps: readonly Step[];
  }): boolean {
    const { here, there } = of;
    const [one, other] = [shown(here.exchange), shown(there.exchange)];
    const isWritten = isAccepted(here.exchange) !== isAccepted(there.exchange);
    if (one === other && sameContent(here.exchange, there.exchange)) return false;
    const [first] = holdingEntries(sceneOf(here.before[0], here.request));
    const verdict = allowed(here.before[0], here.request);
    const isContent = one === other;
    const level = isWritten || isContent ? verdict.level : 'MAY';
    const { operation } = here.request;
    const key = [operation, first?.id ?? 'valid', one, other, isContent].join(' ');
    const known = this.#found.get(key);
    if (known !== undefined) this.#found.set(key, { ...known, seen: known.seen + 1 });
    else if (this.#found.size < kindsMax)
      this.#found.set(key, {
        ...{ operation, level, clause: verdict.clause, request: classOf(here) },
        here: isContent ? `${one}, other content` : one,
        there: other,
        seen: 1,
        steps: of.steps.map(stepInWords),
      });
    return isWritten;
  }
}

function shown(exchange: Exchange): string {
  if (exchange.status === 0) return `no answer (${exchange.broken ?? 'closed'})`;
  if (isAccepted(exchange)) return `${exchange.status}`;
  return `${exchange.status} ${exchange.error?.code ?? ''}`.trim();
}

const compared = [
  'content-length',
  'content-range',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-MD5',
] as const;

/** Whether two accepted answers say the same of the object: its bytes, size and confirmation. */
function sameContent(one: Exchange, other: Exchange): boolean {
  if (!isAccepted(one) || !isAccepted(other)) return true;
  const names = one.request.method === 'HEAD' ? compared : compared.slice(1);
  const isSame = names.every((name) => header(one, name) === header(other, name));
  const isGet = one.request.operation === 'GetObject';
  return isSame && (!isGet || Buffer.from(one.body).equals(other.body));
}
