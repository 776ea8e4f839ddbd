import type { Exchange, Written, XmlElement } from '../../core/exchange.ts';
import type { OperationName } from '../../spec/operations.ts';

/** An exchange as the wire client would return it, for tests that judge answers without sending. */
export function answer(
  status: number,
  of: Partial<Omit<Exchange, 'request' | 'body'>> & {
    readonly body?: Uint8Array | string;
    readonly operation?: OperationName;
    readonly method?: string;
    readonly left?: Written['left'];
  } = {},
): Exchange & Pick<Written, 'left' | 'afterwards'> {
  const { operation = 'GetObject', body = '', method, left = 'unprobed', ...rest } = of;
  return {
    status,
    headers: [],
    durationMs: 1,
    role: 'act',
    ...rest,
    left,
    afterwards: [],
    body: typeof body === 'string' ? Buffer.from(body) : body,
    request: {
      operation,
      method: method ?? (operation === 'HeadObject' ? 'HEAD' : 'GET'),
      bucket: 'bucket',
      name: 'object',
      query: [],
      headers: [],
      bodySizeBytes: 0,
      ssecHeaders: [],
      signing: { mode: 'header' },
      transport: { scheme: 'https', wire: 'client' },
    },
  };
}

/** An element with text, or with children. */
export function element(name: string, content: string | readonly XmlElement[] = ''): XmlElement {
  return typeof content === 'string'
    ? { name, text: content, children: [] }
    : { name, text: '', children: content };
}
