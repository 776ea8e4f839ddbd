import { type Answer, child, type S3Error, type XmlElement } from '../../core/exchange.ts';
import { parseXml } from './xml.ts';

/** What the body of an answer says. */
export interface ParsedAnswer {
  readonly document?: XmlElement;
  readonly error?: S3Error;
}

/** Reads an answer's XML; an `<Error>` root is an error whatever the status says. */
export function parseAnswer(answer: Pick<Answer, 'body' | 'truncated'>): ParsedAnswer {
  if (answer.truncated === true) return {};
  const document = parseXml(answer.body);
  if (document === undefined) return {};
  return document.name === 'Error' ? { document, error: errorOf(document) } : { document };
}

function errorOf(document: XmlElement): S3Error {
  const text = (name: string) => child(document, name)?.text.trim();
  return {
    code: text('Code'),
    message: text('Message'),
    argumentName: text('ArgumentName'),
    argumentValue: text('ArgumentValue'),
    requestId: text('RequestId'),
  };
}
