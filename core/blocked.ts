import type { Exchange } from './exchange.ts';

/**
 * Ends a trial whose setup the endpoint refused: nothing was learned about the claim. Control flow
 * of the runner, never seen by a user.
 */
export class Blocked extends Error {
  readonly exchange: Exchange | undefined;

  constructor(reason: string, exchange?: Exchange) {
    super(reason);
    this.name = 'Blocked';
    this.exchange = exchange;
  }
}
