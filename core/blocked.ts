import type { Exchange } from './exchange.ts';

/**
 * Ends a trial whose set-up the endpoint refused, so that its claim was not tested. The runner
 * catches it and reports the trial as blocked.
 */
export class Blocked extends Error {
  readonly exchange: Exchange | undefined;

  constructor(reason: string, exchange?: Exchange) {
    super(reason);
    this.name = 'Blocked';
    this.exchange = exchange;
  }
}
