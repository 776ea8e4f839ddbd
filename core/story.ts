import type { CustomerKey, ObjectBody } from './values.ts';

/** A step of a story about one object. */
export type Command =
  | { readonly kind: 'put'; readonly key: CustomerKey | 'none'; readonly body: ObjectBody }
  | { readonly kind: 'get' | 'head'; readonly key: CustomerKey | 'none' }
  | { readonly kind: 'delete' };

/** Commands that are sent one after the other to one name. */
export interface Story {
  readonly commands: readonly Command[];
}

/** The state that a story predicts: the stored body and its key, or no object. */
export type Model = { readonly key: CustomerKey | 'none'; readonly body: ObjectBody } | undefined;

/** The state after a command. */
export function after(model: Model, command: Command): Model {
  switch (command.kind) {
    case 'put':
      return { key: command.key, body: command.body };
    case 'delete':
      return undefined;
    case 'get':
    case 'head':
      return model;
    default:
      return command satisfies never;
  }
}

/** The answer that a read must get; undefined where another rule judges it. */
export function predictedRead(
  model: Model,
  key: CustomerKey | 'none',
): 'the object' | 'not found' | 'refused' | undefined {
  if (model === undefined) return 'not found';
  if (model.key === 'none') return key === 'none' ? 'the object' : undefined;
  if (key === 'none') return 'refused';
  return key.fingerprint === model.key.fingerprint ? 'the object' : 'refused';
}
