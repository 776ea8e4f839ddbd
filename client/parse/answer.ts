import { type Answer, child, type S3Error, type XmlElement } from '../../core/exchange.ts';
import { parseXml } from './xml.ts';

/** The XML of an answer's body, and its S3 error if it is one. */
export interface ParsedAnswer {
  readonly document?: XmlElement;
  readonly error?: S3Error;
}

/** Parses the XML of an answer; an `<Error>` root is an error even with status 200. */
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
