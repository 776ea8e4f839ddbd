import type { Role } from '../../core/exchange.ts';
import type { RecordedExchange } from '../../core/report.ts';
import { shortened } from '../../core/visible.ts';
import { counted } from '../wording.ts';
import type { Store } from './store.ts';
import { outcome, receivedLines, sentLines, textOf, type WireLine } from './wire-text.ts';

const roleNames: Readonly<Record<Role, string>> = {
  arrange: 'Set-up',
  act: 'Judged',
  control: 'Control: the same request made valid',
  observe: 'Afterwards',
};

interface Of {
  readonly exchanges: readonly RecordedExchange[];
  readonly store: Store;
}

/** The exchanges of a trial in their order; only the judged ones start open. */
export function Wire({ exchanges, store }: Of) {
  return (
    <>
      {byRole(exchanges).map((group, index) => (
        <Group key={index} exchanges={group} store={store} />
      ))}
    </>
  );
}

function Group({ exchanges, store }: Of) {
  const role = exchanges[0]?.role ?? 'act';
  const heading = (
    <summary>
      <span class="role">{roleNames[role] ?? role}</span>
      <span class="soft">{summaryOf(exchanges)}</span>
    </summary>
  );
  const length = exchanges.map(lengthOf).reduce((sum, one) => sum + one, 0);
  if (!store.takes(length)) {
    return (
      <details class="exchanges" data-more={store.put(exchanges.map(storedOf))}>
        {heading}
        <p class="later">The script of this page shows this part; report.json holds it too.</p>
      </details>
    );
  }
  return (
    <details class="exchanges" open={role === 'act'}>
      {heading}
      {exchanges.map((exchange, index) => (
        <div class="sides" key={index}>
          <Pre lines={sentLines(exchange)} />
          <Pre lines={receivedLines(exchange)} />
        </div>
      ))}
    </details>
  );
}

/** `3 requests: PutObject 200, GetObject 403 AccessDenied`. */
function summaryOf(exchanges: readonly RecordedExchange[]): string {
  const each = exchanges.map(({ request, answer }) => `${request.operation} ${outcome(answer)}`);
  return shortened(`${counted(exchanges.length, 'request')}: ${each.join(', ')}`, 160);
}

function Pre({ lines }: { readonly lines: readonly WireLine[] }) {
  return (
    <pre>
      {lines.flatMap(({ text, isStrong }, index) => [
        index === 0 ? '' : '\n',
        isStrong ? <b key={index}>{text}</b> : text,
      ])}
    </pre>
  );
}

function storedOf(exchange: RecordedExchange): readonly [string, string, string] {
  return [
    `${exchange.request.operation}`,
    textOf(sentLines(exchange)),
    textOf(receivedLines(exchange)),
  ];
}

function lengthOf(exchange: RecordedExchange): number {
  return textOf(sentLines(exchange)).length + textOf(receivedLines(exchange)).length + 120;
}

/** Neighbours of one role together. */
function byRole(exchanges: readonly RecordedExchange[]): readonly (readonly RecordedExchange[])[] {
  const groups: RecordedExchange[][] = [];
  for (const exchange of exchanges) {
    const last = groups.at(-1);
    if (last?.[0]?.role === exchange.role) last.push(exchange);
    else groups.push([exchange]);
  }
  return groups;
}
