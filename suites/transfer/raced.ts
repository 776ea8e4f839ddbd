import type { Exchange } from '../../core/exchange.ts';
import type { CustomerKey, ObjectBody } from '../../core/values.ts';
import { bodiesOf } from '../../generators/index.ts';

export const chunked = bodiesOf(64, 65_536 + 17);

export interface Raced {
  readonly answer: Exchange;
  readonly writer: { readonly key: CustomerKey; readonly body: ObjectBody } | undefined;
}
