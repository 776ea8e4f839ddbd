import type { Carrier, Member } from '../../spec/operations.ts';
import type { RecordedAnswer } from '../../spec/recorded/row.ts';
import type { Exchange } from '../exchange.ts';
import { expectation, type Refusal } from './expectation.ts';
import { refusedAs } from './refused.ts';

/**
 * The answer is the recorded refusal: status, code, message and argument. Where Amazon quoted
 * something of the request, the argument value quotes the same of this request.
 */
export function refusedAsRecorded(answer: RecordedAnswer): Refusal<Exchange> {
  const { argumentValue: _, confirms: __, ...exact } = answer;
  return expectation({
    kind: 'refusal',
    says: refusedAs(exact).says,
    check: (exchange, drawn) => {
      const argumentValue = quotedValue(exchange, answer);
      return refusedAs(argumentValue === undefined ? exact : { ...exact, argumentValue }).check(
        exchange,
        drawn,
      );
    },
  });
}

function quotedValue({ request }: Exchange, { argumentValue }: RecordedAnswer): string | undefined {
  if (argumentValue === undefined) return undefined;
  if (argumentValue === 'server-side-encryption') {
    const pairs = [...request.headers, ...(request.form?.fields ?? [])];
    return pairs.find(([name]) => name === 'x-amz-server-side-encryption')?.[1];
  }
  const [carrier, member] = argumentValue.split('.') as [Carrier, Member];
  const carried = request.ssecHeaders.find((one) => one.carrier === carrier);
  // A part number, and a key that is read as other characters, are not compared.
  return carried?.members.find(([name]) => name === member)?.[1];
}
