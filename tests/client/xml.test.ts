import { describe, expect, test } from 'vitest';
import { parseAnswer, parseXml } from '../../client/index.ts';
import { child, childrenNamed } from '../../core/exchange.ts';

const parse = (text: string) => parseXml(Buffer.from(text));

describe('an XML document', () => {
  test('elements are read in order, without attributes and prefixes', () => {
    const root = parse(
      '<?xml version="1.0" encoding="UTF-8"?>\n<s3:List xmlns:s3="http://s3.example/" a="b">' +
        '<Key>one</Key><Size>010</Size><Key><![CDATA[<two>&lt;]]> </Key>' +
        '<Empty/><!-- no --></s3:List>',
    );
    expect(root?.name).toBe('List');
    expect(root?.children.map(({ name }) => name)).toEqual(['Key', 'Size', 'Key', 'Empty']);
    expect(childrenNamed(root, 'Key').map(({ text }) => text)).toEqual(['one', '<two>&lt; ']);
    expect(child(root, 'Size')?.text).toBe('010');
  });

  test('a document is read behind white space', () => {
    expect(parse(`${' \n'.repeat(500)}<?xml version="1.0"?><a>b</a>`)?.text).toBe('b');
  });

  test('entities are decoded once', () => {
    const root = parse('<a>&lt;&amp;lt;&#65;&#x42;&quot;&apos;&gt;&unknown;</a>');
    expect(root?.text).toBe('<&lt;AB"\'>&unknown;');
  });
});

describe('a body that is no XML document', () => {
  const entities = '<!ENTITY c "&b;&b;&b;&b;&b;">'.repeat(9);
  const bomb = `<!DOCTYPE a [<!ENTITY b "bb">${entities}]><a>&c;</a>`;
  test.for([
    ['nothing', ''],
    ['text', 'AccessDenied'],
    ['JSON', '{"code":"AccessDenied"}'],
    ['an element without end', '<Error><Code>AccessDenied</Code>'],
    ['crossed elements', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['an entity bomb', bomb],
    ['names from the inside of objects', '<a><__proto__>1</__proto__><constructor/></a>'],
    ['elements nested too deep', '<a>'.repeat(5_000) + '</a>'.repeat(5_000)],
    ['more than a mebibyte', `<a>${'b'.repeat(1024 * 1024)}</a>`],
  ])('no document is read from %s', ([, text]) => {
    expect(parse(text ?? '')).toBeUndefined();
  });
});

describe('an S3 error', () => {
  const body = Buffer.from(
    '<Error><Code>InvalidArgument</Code><Message>No.</Message><ArgumentName>x</ArgumentName>' +
      '<ArgumentValue>y</ArgumentValue><RequestId>r</RequestId></Error>',
  );

  test('an error is read from its document', () => {
    expect(parseAnswer({ body }).error).toEqual({
      code: 'InvalidArgument',
      message: 'No.',
      argumentName: 'x',
      argumentValue: 'y',
      requestId: 'r',
    });
  });

  test('no error is read from another document, from bytes or from a truncated answer', () => {
    expect(parseAnswer({ body: Buffer.from('<CopyObjectResult/>') }).error).toBeUndefined();
    expect(parseAnswer({ body: Buffer.from([0, 1, 2]) })).toEqual({});
    expect(parseAnswer({ body, truncated: true })).toEqual({});
  });
});
