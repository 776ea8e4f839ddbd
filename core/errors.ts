/** An error about us or the caller. Says what happened, what was expected and what to do next. */
export abstract class SuiteError extends Error {
  /** Stable, for scripts: `E_…`. */
  readonly code: string;
  /** The exit code of a command that ends with it. */
  abstract readonly exitCode: number;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** The caller asked for something that cannot be done as asked. */
export class UsageError extends SuiteError {
  override readonly exitCode = 2;
}

/** Nothing can be concluded: the endpoint was not reached, or refuses us altogether. */
export class UnreachableError extends SuiteError {
  override readonly exitCode = 3;
}

/** Our own bug. */
export class InvariantError extends SuiteError {
  override readonly exitCode = 3;
}
