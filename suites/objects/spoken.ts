import type { Exchange } from '../../core/exchange.ts';
import { type CustomerKey, type HeaderPair, type ObjectBody, ssec } from '../../core/values.ts';
import type { Vary, World } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';
import { carriers } from '../../spec/operations.ts';

type Speaker = Pick<World<OperationName>, 'have' | 'operation' | 'perform' | 's3'>;
interface Subject extends Vary {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** The case's operation with a key, also where it works on an upload. */
export async function speak(world: Speaker, subject: Subject): Promise<Exchange> {
  const { operation, have, s3, perform } = world;
  if (operation === 'PostObject') return s3.postObject({ ...subject, signing: policyWithoutKey });
  if (operation !== 'CompleteMultipartUpload' && operation !== 'ListParts') return perform(subject);
  const { body, ...sent } = subject;
  const upload = await have.upload({ encryption: ssec(subject.key), parts: [body] });
  return operation === 'ListParts'
    ? s3.listParts({ ...sent, upload })
    : s3.completeMultipartUpload({ ...sent, upload });
}

/** What the case's operation answers where all is well; a form also with a document and a redirect. */
export async function spoken(world: Speaker, subject: Subject): Promise<readonly Exchange[]> {
  const { have, s3, operation } = world;
  const first = await have.accepted(speak(world, subject));
  if (operation !== 'PostObject') return [first];
  const sent = { ...subject, signing: policyWithoutKey };
  const send = (field: HeaderPair) => s3.postObject({ ...sent, form: { fields: [field] } });
  return [
    first,
    await send(['success_action_status', '201']),
    await send(['success_action_redirect', 'https://app.example/done']),
  ];
}

const keyField = `${carriers.formFields}key`;
const isOnKey = (condition: unknown) => Array.isArray(condition) && condition[1] === `$${keyField}`;

/** Amazon quotes the condition of a policy that a form breaks: none may hold the key. */
const policyWithoutKey = {
  conditions: (conditions: readonly unknown[]) => [
    ...conditions.filter((condition) => !isOnKey(condition)),
    ['starts-with', `$${keyField}`, ''],
  ],
};
