import { styleText } from 'node:util';

/** The width of console text; URLs and command lines may be longer. */
export const width = 100;

const styles = {
  fail: ['red', 'bold'],
  error: ['magenta', 'bold'],
  blocked: ['yellow', 'bold'],
  pass: ['green', 'bold'],
  skip: ['dim'],
  dim: ['dim'],
  bold: ['bold'],
} as const;

/** Colours a text, or leaves it as it is. */
export type Paint = (style: keyof typeof styles, text: string) => string;

/** A painter for a terminal with colours, or without. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_, text) => text;
  return (style, text) => styleText([...styles[style]], text, { validateStream: false });
}
