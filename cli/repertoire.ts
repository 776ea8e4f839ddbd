import { type ModelOperation, modelOperations } from '../core/model/request.ts';
import type { Repertoire } from '../fuzz/tell.ts';
import type { Config } from '../runner/config.ts';
import type { SessionFacts } from '../runner/session.ts';
import { operationNeeds } from '../spec/operation-needs.ts';

/** What a story needs to have something to ask about, whatever `--operation` names. */
const always: readonly ModelOperation[] = ['PutObject', 'GetObject'];

/** The operations that the endpoint offers and `--operation` names. */
export function repertoireOf(
  facts: SessionFacts,
  { operations, endpointHttp }: Pick<Config, 'operations' | 'endpointHttp'>,
): Repertoire {
  const isThere = (operation: ModelOperation) =>
    (operationNeeds[operation] ?? []).every((need) =>
      need === 'versioning'
        ? facts.versionedBucket !== undefined
        : facts.features[need]?.isThere !== false,
    );
  const isWanted = (operation: ModelOperation) =>
    operations.length === 0 || operations.includes(operation) || always.includes(operation);
  return {
    offered: new Set(modelOperations.filter((one) => isThere(one) && isWanted(one))),
    hasHttp: endpointHttp !== undefined && facts.features['http-endpoint']?.isThere === true,
    has: (feature) => facts.features[feature]?.isThere !== false,
  };
}
