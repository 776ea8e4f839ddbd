/**
 * Wraps text at spaces to lines of at most `width` characters. A longer word is broken; a URL or a path
 * never is, since it is for copying.
 */
export function wrapped(text: string, { width }: { readonly width: number }): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (word.length <= width || /^\W?(https?:\/)?\//.test(word)) return [word];
  const characters = [...word];
  const size = Math.floor(width / 2);
  const starts = Array.from(
    { length: Math.ceil(characters.length / size) },
    (_, index) => index * size,
  );
  return starts.map((start) => characters.slice(start, start + size).join(''));
}
