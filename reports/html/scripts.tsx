import type { CaseReport } from '../../core/report.ts';
import { bashKit } from '../scripts/bash-kit.ts';
import { boto3Script } from '../scripts/boto3.ts';
import { curlScript } from '../scripts/curl.ts';
import { planOf } from '../scripts/plan.ts';
import { pythonKit } from '../scripts/python-kit.ts';
import type { Context } from './context.ts';
import { CopyButton } from './marks.tsx';
import { type Store, sharedMark } from './store.ts';

interface Of {
  readonly of: CaseReport;
  readonly context: Context;
}

/** The requests of a finding as scripts; they are long, so the page's script shows them. */
export function Scripts({ of: one, context: { report, store } }: Of) {
  const plan = planOf(report, one);
  if (plan === undefined) return null;
  return (
    <div class="scripts">
      <Script name="curl script" text={curlScript(plan)} kit={bashKit} store={store} />
      <Script name="boto3 script" text={boto3Script(plan)} kit={pythonKit} store={store} />
    </div>
  );
}

interface ScriptOf {
  readonly name: string;
  readonly text: string;
  /** The functions of the script, which all scripts of its kind have in common. */
  readonly kit: string;
  readonly store: Store;
}

function Script({ name, text, kit, store }: ScriptOf) {
  return (
    <details
      class="exchanges"
      data-more={store.put(text.replace(kit, sharedMark))}
      data-shared={store.shared(kit)}
    >
      <summary>
        <span class="role">{name}</span>
        <span class="soft">draws its own keys; credentials come from the environment</span>
      </summary>
      <p class="later">The script of this page shows it.</p>
      <CopyButton what={name} />
    </details>
  );
}
