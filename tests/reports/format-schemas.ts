// The published formats as JSON Schemas, from their specifications. What a specification does not
// know is refused, so that a misspelt member is noticed.

const text = { type: 'string' };
const number = { type: 'number' };
const count = { type: 'integer', minimum: 0 };
/** A length in bytes; -1 where it is not known. */
const size = { type: 'integer', minimum: -1 };
const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
};

type Members = Readonly<Record<string, unknown>>;

function object(required: Members, optional: Members = {}) {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

function list(items: unknown, minItems = 0) {
  return { type: 'array', items, minItems };
}

const comment = { comment: text };
const pairs = list(object({ name: text, value: text }, comment));
const cookies = list(
  object(
    { name: text, value: text },
    {
      ...{ path: text, domain: text, expires: instant },
      ...{ httpOnly: { type: 'boolean' }, secure: { type: 'boolean' }, ...comment },
    },
  ),
);
const product = object({ name: text, version: text }, comment);
const request = object(
  {
    ...{ method: text, url: { type: 'string', pattern: '^https?://' }, httpVersion: text, cookies },
    ...{ headers: pairs, queryString: pairs, headersSize: size, bodySize: size },
  },
  { postData: { type: 'object' }, ...comment },
);
const content = object(
  { size: count, mimeType: text },
  { compression: number, text, encoding: text, ...comment },
);
const response = object(
  {
    ...{ status: count, statusText: text, httpVersion: text, cookies, headers: pairs, content },
    ...{ redirectURL: text, headersSize: size, bodySize: size },
  },
  comment,
);
const entry = object(
  {
    ...{ startedDateTime: instant, time: { type: 'number', minimum: 0 }, request, response },
    cache: object({}, { beforeRequest: {}, afterRequest: {}, ...comment }),
    timings: object(
      { send: number, wait: number, receive: number },
      { blocked: number, dns: number, connect: number, ssl: number, ...comment },
    ),
  },
  { pageref: text, serverIPAddress: text, connection: text, ...comment },
);
const page = object(
  {
    ...{ startedDateTime: instant, id: text, title: text },
    pageTimings: object({}, { onContentLoad: number, onLoad: number, ...comment }),
  },
  comment,
);

/** HTTP Archive 1.2. */
export const harSchema = object({
  log: object(
    { version: { const: '1.2' }, creator: product, entries: list(entry, 1) },
    { browser: product, pages: list(page), ...comment },
  ),
});

const message = object({ text }, { markdown: text, id: text, arguments: list(text) });
const level = { enum: ['none', 'note', 'warning', 'error'] };
const reference = { type: 'string', pattern: '^[^\\s<>"\\\\^`{|}]+$' };
const properties = { type: 'object', properties: { tags: list(text) } };
const rule = object(
  { id: text },
  {
    ...{ name: text, shortDescription: message, fullDescription: message, help: message },
    ...{ helpUri: reference, defaultConfiguration: object({}, { level }), properties },
  },
);
const location = object(
  {},
  {
    physicalLocation: object(
      { artifactLocation: object({ uri: reference }) },
      { region: object({ startLine: { type: 'integer', minimum: 1 } }) },
    ),
    logicalLocations: list(object({}, { name: text, fullyQualifiedName: text, kind: text })),
  },
);
// SARIF leaves location and fingerprint out where there are none; code scanning needs both.
const result = object(
  {
    ...{ message, ruleId: text, locations: list(location, 1) },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: text },
  },
  { level, kind: { enum: ['fail', 'pass', 'open', 'review'] }, properties },
);
const invocation = object(
  { executionSuccessful: { type: 'boolean' } },
  {
    ...{ exitCode: { type: 'integer' }, startTimeUtc: instant, endTimeUtc: instant },
    toolExecutionNotifications: list(object({ message }, { level })),
  },
);
const driver = object({ name: text }, { version: text, rules: list(rule), informationUri: text });

/** The part of SARIF 2.1.0 that a log of ours uses. */
export const sarifSchema = object(
  {
    version: { const: '2.1.0' },
    runs: list(
      object(
        { tool: object({ driver }), results: list(result) },
        { invocations: list(invocation), automationDetails: object({ id: text }) },
      ),
      1,
    ),
  },
  { $schema: { type: 'string', pattern: '^https://' } },
);
