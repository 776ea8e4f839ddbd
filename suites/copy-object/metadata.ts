import { accepted, echoesNothing, lacks, returns, says } from '../../core/expectations/accepted.ts';
import { all, steps } from '../../core/expectations/combine.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const coloured = [['x-amz-meta-colour', 'ultramarine']] as const;

export const copyMetadataRules = [
  rule({
    id: 'copy.metadata.copy',
    level: 'MUST',
    title: 'A copy of an SSE-C object to plain keeps user metadata and confirms no SSE-C when read',
    clause: 'copy.metadata-default',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, _, source) => {
      const copied = await s3.copyObject({ source, to: plain });
      return [
        copied,
        await s3.getObject({ of: { ...source, name: copied.request.name, encryption: plain } }),
      ] as const;
    },
    expect: steps(
      accepted(),
      all(returns('body'), says('x-amz-meta-colour', 'ultramarine'), echoesNothing()),
    ),
    catches: ['copy-drops-metadata', 'ssec-drops-metadata'],
  }),
  rule({
    id: 'copy.metadata.replace',
    level: 'SHOULD',
    title: 'CopyObject from SSE-C with x-amz-metadata-directive REPLACE stores new metadata only',
    clause: 'copy.metadata-directive',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), target: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: coloured }),
    act: async ({ s3 }, { target }, source) => {
      const headers = [
        ['x-amz-metadata-directive', 'REPLACE'],
        ['x-amz-meta-shape', 'round'],
      ] as const;
      const copied = await s3.copyObject({ source, to: ssec(target), headers });
      const of = { ...source, name: copied.request.name, encryption: ssec(target) };
      return [copied, await s3.getObject({ of })] as const;
    },
    expect: hasNewMetadataOnly(),
    catches: ['copy-ignores-replace', 'copy-drops-metadata'],
  }),
];

function hasNewMetadataOnly() {
  return steps(
    accepted(),
    all(returns('body'), says('x-amz-meta-shape', 'round'), lacks('x-amz-meta-colour')),
  );
}
