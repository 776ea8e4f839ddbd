import type { Values } from './call.ts';
import { S3Error } from './s3-error.ts';
import type { Bucket } from './store.ts';

/** What a policy is asked. */
export interface Question {
  readonly action: string;
  readonly key: string;
  readonly values: Values;
  readonly isSecure: boolean;
  readonly isOwner: boolean;
}

interface Statement {
  readonly effect: string;
  readonly isPublic: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly name: string;
  readonly values: readonly string[];
}

function malformed(message: string): S3Error {
  return new S3Error('MalformedPolicy', message);
}

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  return values.map((one) => {
    if (typeof one === 'string' || typeof one === 'boolean') return String(one);
    throw malformed('Policies must hold text.');
  });
}

const headerKeys =
  /^s3:(x-amz-(?:server-side-encryption(?:-aws-kms-key-id|-customer-algorithm)?|acl|storage-class|metadata-directive|copy-source))$/;
const operators = /^(StringEquals|StringNotEquals|StringLike|StringNotLike|Bool|Null)(IfExists)?$/;

function conditionsOf(value: unknown): readonly Condition[] {
  if (value === undefined) return [];
  if (!isRecord(value)) throw malformed('A condition is no object.');
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!operators.test(operator) || !isRecord(keys)) {
      throw malformed(`Invalid Condition type : ${operator}`);
    }
    return Object.entries(keys).map(([key, values]) => {
      const name = key.toLowerCase();
      if (!headerKeys.test(name) && name !== 'aws:securetransport') {
        throw malformed('Policy has an invalid condition key');
      }
      return { operator, name, values: list(values) };
    });
  });
}

/** Who is meant: everybody, or one of the owner's own. */
function isPublicPrincipal(value: unknown): boolean {
  const principal = isRecord(value) ? value.AWS : value;
  if (principal === undefined) throw malformed('Invalid principal in policy');
  return list(principal).includes('*');
}

function statementsOf(text: string): readonly Statement[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  const given: unknown = isRecord(read) ? read.Statement : undefined;
  const statements = Array.isArray(given) ? (given as unknown[]) : [given];
  return statements.map((one) => {
    if (!isRecord(one) || !['Allow', 'Deny'].includes(String(one.Effect))) {
      throw malformed('Missing required field Effect or Statement');
    }
    if (one.Action === undefined || one.Resource === undefined) {
      throw malformed('Missing required field Action or Resource');
    }
    return {
      effect: String(one.Effect),
      isPublic: isPublicPrincipal(one.Principal),
      actions: list(one.Action),
      resources: list(one.Resource),
      conditions: conditionsOf(one.Condition),
    };
  });
}

function isLike(pattern: string, text: string, flags = ''): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

function holds({ operator, name, values }: Condition, question: Question): boolean {
  const actual =
    name === 'aws:securetransport' ? String(question.isSecure) : question.values(name.slice(3));
  if (operator.startsWith('Null')) return values.includes(String(actual === undefined));
  if (operator.endsWith('IfExists') && actual === undefined) return true;
  const kind = operator.replace('IfExists', '');
  const isNegated = kind.startsWith('StringNot');
  // A value that is not there equals nothing, so it is different from everything.
  if (actual === undefined) return isNegated;
  const isFound = values.some((value) => {
    if (kind === 'Bool') return value.toLowerCase() === actual;
    return kind.endsWith('Like') ? isLike(value, actual) : value === actual;
  });
  return isFound !== isNegated;
}

function meets(bucket: Bucket, statement: Statement, question: Question): boolean {
  const arn = `arn:aws:s3:::${bucket.name}`;
  const isOnObject =
    !/^s3:(List|Create|DeleteBucket|GetBucket|PutBucket|GetEncryption|PutEncryption)/.test(
      question.action,
    ) || question.action === 's3:ListMultipartUploadParts';
  const resource = isOnObject ? `${arn}/${question.key}` : arn;
  return (
    (statement.isPublic || question.isOwner) &&
    statement.actions.some((one) => isLike(one, question.action, 'i')) &&
    statement.resources.some((one) => isLike(one, resource)) &&
    statement.conditions.every((one) => holds(one, question))
  );
}

/** A denial decides; else the owner may do all, and others what they are allowed. */
export function assertAllowed(bucket: Bucket, question: Question): void {
  const met =
    bucket.policy === undefined
      ? []
      : statementsOf(bucket.policy).filter((one) => meets(bucket, one, question));
  const isDenied = met.some(({ effect }) => effect === 'Deny');
  const isPublic = met.some(({ effect }) => effect === 'Allow') && !restricts(bucket);
  if (!isDenied && (question.isOwner || isPublic)) return;
  throw new S3Error('AccessDenied', 'Access Denied');
}

const restricts = ({ publicAccess }: Bucket) => publicAccess?.RestrictPublicBuckets === true;

/** Refuses a policy that is malformed, and a public one where the bucket blocks those. */
export function assertPolicy(bucket: Bucket, text: string): void {
  const statements = statementsOf(text);
  const arn = `arn:aws:s3:::${bucket.name}`;
  const names = statements.flatMap(({ resources }) => resources);
  if (
    !names.every(
      (one) => one === arn || one.startsWith(`${arn}/`) || one === '*' || one === `${arn}*`,
    )
  ) {
    throw malformed('Policy has invalid resource');
  }
  const isPublic = statements.some((one) => one.effect === 'Allow' && one.isPublic);
  if (isPublic && bucket.publicAccess?.BlockPublicPolicy === true) {
    throw new S3Error('AccessDenied', 'Access Denied');
  }
}
