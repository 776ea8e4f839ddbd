/** An error of this tool or its caller, whose message says what happened and what to do next. */
export abstract class SuiteError extends Error {
  /** `E_…`; stays the same across versions, so that scripts can rely on it. */
  readonly code: string;
  /** The exit code of a command that ends with it. */
  abstract readonly exitCode: number;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** The command line, a file or a configuration is wrong. */
export class UsageError extends SuiteError {
  override readonly exitCode = 2;
}

/** No rule can be judged: the endpoint cannot be reached or refuses every request, or the disk is full. */
export class UnreachableError extends SuiteError {
  override readonly exitCode = 3;
}

/** A signal ended the command before there was anything to report. */
export class InterruptedError extends SuiteError {
  override readonly exitCode: 130 | 143;

  constructor(exitCode: 130 | 143, options?: { readonly cause?: unknown }) {
    super('E_INTERRUPTED', 'Interrupted before the endpoint had answered a request.', options);
    this.exitCode = exitCode;
  }
}

/** A bug of this tool. */
export class InvariantError extends SuiteError {
  override readonly exitCode = 3;
}
