import type { Rule } from '../core/rule.ts';
import { besideBlockRules } from './access/beside-block.ts';
import { blockedRules } from './access/blocked.ts';
import { policyRules } from './access/policy.ts';
import { postRules } from './access/post-form.ts';
import { postOddRules } from './access/post-odd.ts';
import { presignedRules } from './access/presigned.ts';
import { presignedQueryRules } from './access/presigned-query.ts';
import { tlsRules } from './access/tls.ts';
import { besideConditions } from './beside/conditions.ts';
import { museumRules } from './beside/museum.ts';
import { museumPartRules } from './beside/museum-parts.ts';
import { besideOperations } from './beside/operations.ts';
import { peerRules } from './beside/peers.ts';
import { besideTransfers } from './beside/transfers.ts';
import { copyAccepted } from './copy/accepted.ts';
import { bothTriples } from './copy/both-triples.ts';
import { copyCells } from './copy/cells.ts';
import { copyLarge } from './copy/large.ts';
import { copyMatrix } from './copy/matrix.ts';
import { partCopyRules } from './copy/part-copy.ts';
import { partCopyLenient } from './copy/part-copy-lenient.ts';
import { partCopyRangeRules } from './copy/part-copy-range.ts';
import { copyRefused } from './copy/refused.ts';
import { copyRefusedBeside } from './copy/refused-beside.ts';
import { selfCopyRules } from './copy/self.ts';
import { elsewhereRules } from './elsewhere/index.ts';
import { everywhereRules } from './everywhere/index.ts';
import { getAnswers } from './get-object/answers.ts';
import { conditional } from './get-object/conditional.ts';
import { getKeys } from './get-object/keys.ts';
import { getModes } from './get-object/modes.ts';
import { partReads } from './get-object/parts.ts';
import { getRange } from './get-object/range.ts';
import { getTriple } from './get-object/triple.ts';
import { headRules } from './head-object/head.ts';
import { interopCopies } from './interop/copies.ts';
import { interopLinks } from './interop/links.ts';
import { interopObjects } from './interop/objects.ts';
import { interopUploads } from './interop/uploads.ts';
import { completeRules } from './multipart/complete.ts';
import { multipartObjectRules } from './multipart/object.ts';
import { partRules } from './multipart/parts.ts';
import { errorRules } from './objects/errors.ts';
import { etagRules } from './objects/etag.ts';
import { noKeyRules } from './objects/no-key.ts';
import { overwriteRules } from './objects/overwrite.ts';
import { putAccepted } from './put-object/accepted.ts';
import { putAlgorithm } from './put-object/algorithm.ts';
import { putConflict } from './put-object/conflict.ts';
import { putExact } from './put-object/exact.ts';
import { headerRules } from './put-object/headers.ts';
import { putKeyLength } from './put-object/key.ts';
import { putKeyMd5 } from './put-object/key-md5.ts';
import { putKeySpelling } from './put-object/key-spelling.ts';
import { putTriple } from './put-object/triple.ts';
import { checksumKindRules } from './transfer/checksum-kinds.ts';
import { checksumRules } from './transfer/checksums.ts';
import { concurrencyRules } from './transfer/concurrency.ts';
import { streamingRules } from './transfer/streaming.ts';
import { uploadChecksumRules } from './transfer/upload-checksums.ts';
import { copiedVersionRules } from './versions/copied-versions.ts';
import { versionRules } from './versions/versions.ts';
/** Every rule, in the order of reports. */
export const rules: readonly Rule[] = [
  ...putAccepted,
  ...putTriple,
  ...putAlgorithm,
  ...putKeyLength,
  ...putKeySpelling,
  ...putKeyMd5,
  ...putConflict,
  ...putExact,
  ...headerRules,
  ...getKeys,
  ...getModes,
  ...getTriple,
  ...getAnswers,
  ...getRange,
  ...conditional,
  ...headRules,
  ...etagRules,
  ...overwriteRules,
  ...noKeyRules,
  ...partRules,
  ...completeRules,
  ...multipartObjectRules,
  ...copyAccepted,
  ...copyCells,
  ...copyLarge,
  ...copyMatrix,
  ...copyRefused,
  ...copyRefusedBeside,
  ...bothTriples,
  ...selfCopyRules,
  ...partCopyRules,
  ...partCopyLenient,
  ...partCopyRangeRules,
  ...partReads,
  ...checksumRules,
  ...checksumKindRules,
  ...uploadChecksumRules,
  ...streamingRules,
  ...concurrencyRules,
  ...versionRules,
  ...copiedVersionRules,
  ...presignedRules,
  ...presignedQueryRules,
  ...postRules,
  ...postOddRules,
  ...tlsRules,
  ...policyRules,
  ...blockedRules,
  ...besideBlockRules,
  ...besideConditions,
  ...besideOperations,
  ...besideTransfers,
  ...peerRules,
  ...museumRules,
  ...museumPartRules,
  ...errorRules,
  ...interopObjects,
  ...interopCopies,
  ...interopUploads,
  ...interopLinks,
  ...elsewhereRules,
  ...everywhereRules,
];
