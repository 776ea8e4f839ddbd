import { counted } from '../core/counted.ts';
import type { SentKey, Step, StoryPlace } from './step.ts';

/** A step in words: what it asks for, under which key, and what is unusual about it. */
export function stepInWords(step: Step): string {
  const { operation, body, key, sourceKey, copyFrom, partNumber, parts, range } = step;
  const said = [
    body && `${counted(body.sizeBytes, 'byte')}${body.kind ? ` (${body.kind})` : ''}`,
    copyFrom && `from ${placeInWords(copyFrom)}`,
    copyFrom?.range && `bytes ${copyFrom.range.first} to ${copyFrom.range.last}`,
    partNumber !== undefined && `part ${partNumber}`,
    parts && `parts ${parts.map(({ number }) => number).join(', ')}`,
    range && `Range ${range}`,
    step.ifRange && `If-Range ${step.ifRange}`,
    sourceKey && `source read with ${keyInWords(sourceKey)}`,
    key ? `with ${keyInWords(key)}` : 'without SSE-C headers',
    step.form && `form: ${step.form}`,
    step.otherMode && `x-amz-server-side-encryption ${step.otherMode}`,
    step.condition && `${step.condition.header} ${step.condition.etag}`,
    step.checksum && `${step.checksum.isRight ? 'right' : 'wrong'} ${step.checksum.algorithm}`,
    step.contentMd5 && `${step.contentMd5} Content-MD5`,
    step.payload && `payload ${step.payload}`,
    step.chunkSizeBytes && `chunks of ${counted(step.chunkSizeBytes, 'byte')}`,
    step.objectSize && `x-amz-mp-object-size ${step.objectSize}`,
    step.checksumAlgorithm && `checksums ${step.checksumAlgorithm}`,
    step.wrongSum && `wrong checksum ${step.wrongSum}`,
    step.metadata !== undefined && 'with metadata',
    step.attribute && `of ${step.attribute} alone`,
    step.extras && `with ${step.extras.join(', ')}`,
    step.tag && `tag ${step.tag}`,
    step.tampering && `SSE-C headers ${step.tampering}`,
    step.isTruncated && 'cut short',
    step.isQuiet && 'quiet',
    step.blocksSsec !== undefined && `${step.blocksSsec ? 'blocks' : 'allows'} SSE-C`,
    step.defaultEncryption,
    step.updatesTo && `to ${step.updatesTo}`,
    step.policy && `policy: ${step.policy}`,
    step.together && `at the same time: ${step.together.map(stepInWords).join('; ')}`,
    step.replacesMetadata && 'metadata replaced',
    step.versioning && step.versioning,
    step.signing !== 'header' && step.signing !== 'form' && step.signing,
    step.scheme === 'http' && 'over http',
  ].filter((one) => typeof one === 'string' && one !== '');
  return `${operation} ${placeInWords(step)}: ${said.join(', ')}`;
}

function placeInWords({ bucket, name, version }: StoryPlace): string {
  const which =
    version === undefined
      ? ''
      : version === 0
        ? ', current version'
        : `, version ${version} before`;
  return `${bucket}/${'abc'[name] ?? name}${which}`;
}

function keyInWords({ key, state, order, text }: SentKey): string {
  const named = key === 'right' ? 'the right key' : `key ${key}`;
  const faults = Object.entries(state ?? {}).map(([member, value]) => `${member} ${value}`);
  const all = [
    ...(text === undefined ? [] : [`${text} text`]),
    ...faults,
    ...(order ? [`in the order ${order.join(', ')}`] : []),
  ];
  return all.length === 0 ? named : `${named} (${all.join(', ')})`;
}
