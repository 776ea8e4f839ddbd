import type { ExtraName } from '../../../core/model/extras.ts';
import type { AttributeName, Condition } from '../../../core/model/request.ts';
import type { HeaderPair, Stored } from '../../../core/values.ts';
import type { ReadingOperation, ReadName } from './read.ts';

/** A condition on the ETag that is met. */
const conditions = {
  'if-match': { header: 'if-match', etag: 'its own' },
  'if-none-match': { header: 'if-none-match', etag: 'another' },
} as const satisfies Readonly<Record<string, Condition>>;
type ConditionName = keyof typeof conditions;

/** One attribute that GetObjectAttributes asks for, instead of several. */
const attributes = {
  'asks-for-parts': 'ObjectParts',
  'asks-for-size': 'ObjectSize',
  'asks-for-checksum': 'Checksum',
  'asks-for-class': 'StorageClass',
  'asks-for-etag': 'ETag',
} as const satisfies Readonly<Record<string, AttributeName>>;
type AttributeBeside = keyof typeof attributes;

/** What a read carries and what changes nothing about what is allowed, or nothing. */
export type Beside = ExtraName | ConditionName | AttributeBeside | 'nothing';

const ofGets: readonly Beside[] = [
  'if-match',
  'accept-encoding',
  'nothing',
  'unmodified-since',
  'if-none-match',
  'response-content-type',
  'origin',
  'modified-since',
  'payer',
  'checksum-mode',
];
const ofAttributes: readonly Beside[] = [
  'asks-for-parts',
  'nothing',
  'asks-for-size',
  'origin',
  'asks-for-checksum',
  'asks-for-class',
  'payer',
  'asks-for-etag',
];
const ofCopies: readonly Beside[] = [
  'if-match',
  'source-modified-since',
  'nothing',
  'payer',
  'source-unmodified-since',
  'if-none-match',
  'origin',
];

const besides: Readonly<Record<ReadingOperation, readonly Beside[]>> = {
  GetObject: ofGets,
  HeadObject: ofGets,
  GetObjectAttributes: ofAttributes,
  CopyObject: ofCopies,
  UploadPartCopy: ofCopies,
};

/**
 * What the reads of some rows carry. Each way to read meets all of it in turn, over its own rows, so
 * that a pair of a way to read and what it carries costs no request.
 */
export function besidesOf(
  operation: ReadingOperation,
  reads: readonly ReadName[],
): readonly Beside[] {
  const all = besides[operation];
  const met = new Map<ReadName, number>();
  return reads.map((read) => {
    const at = met.get(read) ?? 0;
    met.set(read, at + 1);
    return all[at % all.length] ?? 'nothing';
  });
}

/** The headers and parameters that a read carries and that do not depend on the object. */
export function extrasOf(beside: Beside = 'nothing'): readonly ExtraName[] {
  return beside === 'nothing' || isCondition(beside) || isAttribute(beside) ? [] : [beside];
}

/** The one attribute that a read asks for, as the model sees it. */
export function attributeOf(beside: Beside = 'nothing'): AttributeName | undefined {
  return isAttribute(beside) ? attributes[beside] : undefined;
}

/** The condition that a read carries, as the model sees it. */
export function conditionOf(beside: Beside = 'nothing'): Condition | undefined {
  return isCondition(beside) ? conditions[beside] : undefined;
}

/** The header of the condition or of the attribute that a read, or a copy, carries. */
export function besideHeaders(
  beside: Beside | undefined,
  { etag, operation }: Pick<Stored, 'etag'> & { readonly operation: string },
): readonly HeaderPair[] {
  const attribute = attributeOf(beside);
  if (attribute !== undefined) return [['x-amz-object-attributes', attribute]];
  const condition = conditionOf(beside);
  const isUnknown = condition?.etag === 'its own' && etag === '';
  if (condition === undefined || isUnknown) return [];
  const name = operation.includes('Copy')
    ? `x-amz-copy-source-${condition.header}`
    : condition.header;
  return [[name, condition.etag === 'its own' ? etag : '"00000000000000000000000000000000"']];
}

function isCondition(beside: Beside): beside is ConditionName {
  return beside in conditions;
}

function isAttribute(beside: Beside): beside is AttributeBeside {
  return beside in attributes;
}
