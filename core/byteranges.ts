import { type Answer, header } from './exchange.ts';

/** The contents of a multipart/byteranges body; undefined for any other. */
export function byteRangesOf(
  answer: Pick<Answer, 'headers' | 'body'>,
): readonly Buffer[] | undefined {
  const type = header(answer, 'content-type') ?? '';
  const boundary = /^multipart\/byteranges\s*;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return undefined;
  const text = Buffer.from(answer.body).toString('latin1');
  // Nothing precedes the first delimiter; two dashes follow the last one.
  const sections = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  return sections.map((section) =>
    Buffer.from(section.slice(section.indexOf('\r\n\r\n') + 4), 'latin1'),
  );
}
