import type { Rule } from '../core/rule.ts';
import { attrsRules } from './attributes/attrs.ts';
import { attrsPrecedenceRules } from './attributes/precedence.ts';
import { authzRules } from './bucket-settings/authz.ts';
import { blockedRules } from './bucket-settings/blocked.ts';
import { bucketencRules } from './bucket-settings/bucketenc.ts';
import { corsRules } from './bucket-settings/cors.ts';
import { policyRules } from './bucket-settings/policy.ts';
import { bytesRules } from './bytes/bytes.ts';
import { sizeRules } from './bytes/size.ts';
import { checksumRules } from './checksums/checksum.ts';
import { checksumCompleteRules } from './checksums/complete.ts';
import { checksumCopiesRules } from './checksums/copies.ts';
import { checksumNewKindsRules } from './checksums/new-kinds.ts';
import { checksumRangeRules } from './checksums/range.ts';
import { echoCompleteRules } from './confirmation/complete.ts';
import { echoRules } from './confirmation/echo.ts';
import { echoEveryReadRules } from './confirmation/every-read.ts';
import { echoMadeByRules } from './confirmation/made-by.ts';
import { supportRules } from './confirmation/support.ts';
import { concurrencyRules } from './consistency/concurrency.ts';
import { conditionalRules } from './consistency/conditional.ts';
import { idempotenceRules } from './consistency/idempotence.ts';
import { refusedRules } from './consistency/refused.ts';
import { storyRules } from './consistency/story.ts';
import { copyBothTriplesRules } from './copy-object/both-triples.ts';
import { copiedRules } from './copy-object/copied.ts';
import { copyRules } from './copy-object/copy.ts';
import { copyMatrixRules } from './copy-object/matrix.ts';
import { copyMetadataRules } from './copy-object/metadata.ts';
import { copyModifiersRules } from './copy-object/modifiers.ts';
import { copyMultipartSourceRules } from './copy-object/multipart-source.ts';
import { copyPrecedenceRules } from './copy-object/precedence.ts';
import { copyRotateRules } from './copy-object/rotate.ts';
import { copySelfRules } from './copy-object/self.ts';
import { copySourceRules } from './copy-object/source.ts';
import { copySsecToRules } from './copy-object/ssec-to.ts';
import { errorsRules } from './errors/errors.ts';
import { etagContentMd5Rules } from './etag/content-md5.ts';
import { etagRules } from './etag/etag.ts';
import { etagMadeByRules } from './etag/made-by.ts';
import { etagOpaqueRules } from './etag/opaque.ts';
import { getConditionalRules } from './get-object/conditional.ts';
import { getRules } from './get-object/get.ts';
import { getKeyRules } from './get-object/key.ts';
import { getMd5Rules } from './get-object/md5.ts';
import { getNoKeyRules } from './get-object/no-key.ts';
import { getPartnumberRules } from './get-object/partnumber.ts';
import { getPrecedenceRules } from './get-object/precedence.ts';
import { getRangeRules } from './get-object/range.ts';
import { getTripleRules } from './get-object/triple.ts';
import { getWrongKeyRules } from './get-object/wrong-key.ts';
import { headRules } from './head-object/head.ts';
import { headPrecedenceRules } from './head-object/precedence.ts';
import { tripleEveryCarrierRules } from './headers/every-carrier.ts';
import { headersRules } from './headers/headers.ts';
import { interopRules } from './interop/interop.ts';
import { interopSdkCopyRules } from './interop/sdk-copy.ts';
import { isolationRules } from './isolation/isolation.ts';
import { keysRules } from './isolation/keys.ts';
import { lockAfterRules } from './lock/after.ts';
import { lockLaterRules } from './lock/later.ts';
import { lockRules } from './lock/lock.ts';
import { lockMadeByRules } from './lock/made-by.ts';
import { lockMadeByPutRules } from './lock/made-by-put.ts';
import { lockMultipartRules } from './lock/multipart.ts';
import { lockNamesRules } from './lock/names.ts';
import { lockPairsRules } from './lock/pairs.ts';
import { lockReadByRules } from './lock/read-by.ts';
import { lockVersionsRules } from './lock/versions.ts';
import { metadataRules } from './metadata/metadata.ts';
import { tagsRules } from './metadata/tags.ts';
import { mpuAbortRules } from './multipart/abort.ts';
import { mpuCompleteRules } from './multipart/complete.ts';
import { mpuCreateRules } from './multipart/create.ts';
import { mpuListpartsRules } from './multipart/listparts.ts';
import { mpuRules } from './multipart/mpu.ts';
import { mpuPartRules } from './multipart/part.ts';
import { mpuPartAnyNumberRules } from './multipart/part-any-number.ts';
import { mpuPartChecksumRules } from './multipart/part-checksum.ts';
import { mpuPartNoHeadersRules } from './multipart/part-no-headers.ts';
import { mpuPartOtherKeyRules } from './multipart/part-other-key.ts';
import { mpuPartPartialTripleRules } from './multipart/part-partial-triple.ts';
import { mpuPartRefusedLeavesNothingRules } from './multipart/part-refused-leaves-nothing.ts';
import { mpuPartReuploadRules } from './multipart/part-reupload.ts';
import { mpuPartsRules } from './multipart/parts.ts';
import { mpuPrecedenceRules } from './multipart/precedence.ts';
import { specialRules } from './other-features/special.ts';
import { upcPrecedenceRules } from './part-copy/precedence.ts';
import { upcRangeRules } from './part-copy/range.ts';
import { upcSourceRules } from './part-copy/source.ts';
import { upcSsecToRules } from './part-copy/ssec-to.ts';
import { upcTargetRules } from './part-copy/target.ts';
import { upcRules } from './part-copy/upc.ts';
import { postPartialRules } from './post-object/partial.ts';
import { postRules } from './post-object/post.ts';
import { postPrecedenceRules } from './post-object/precedence.ts';
import { presignRules } from './presigned/presign.ts';
import { putAlgorithmRules } from './put-object/algorithm.ts';
import { putConflictRules } from './put-object/conflict.ts';
import { putKeyRules } from './put-object/key.ts';
import { putMd5Rules } from './put-object/md5.ts';
import { putPrecedenceRules } from './put-object/precedence.ts';
import { putRules } from './put-object/put.ts';
import { putTripleRules } from './put-object/triple.ts';
import { keyNeverToldRules } from './secrecy/never-told.ts';
import { keyNeverToldAsMetadataRules } from './secrecy/never-told-as-metadata.ts';
import { refusalRules } from './secrecy/refusal.ts';
import { spaceRules } from './space/space.ts';
import { expectRules } from './streaming/expect.ts';
import { streamingRules } from './streaming/streaming.ts';
import { tlsRules } from './transport/tls.ts';
import { versionDeleteRules } from './versioning/delete.ts';
import { versionRules } from './versioning/version.ts';
import { nokeyRules } from './without-key/nokey.ts';

/** Every rule, in the order of reports: the subjects as `spec/subjects.ts` lists them. */
export const rules: readonly Rule[] = [
  ...putRules,
  ...putAlgorithmRules,
  ...putConflictRules,
  ...putKeyRules,
  ...putMd5Rules,
  ...putTripleRules,
  ...putPrecedenceRules,
  ...getRules,
  ...getConditionalRules,
  ...getKeyRules,
  ...getMd5Rules,
  ...getNoKeyRules,
  ...getPartnumberRules,
  ...getRangeRules,
  ...getTripleRules,
  ...getWrongKeyRules,
  ...getPrecedenceRules,
  ...headRules,
  ...headPrecedenceRules,
  ...attrsRules,
  ...attrsPrecedenceRules,
  ...copyRules,
  ...copiedRules,
  ...copyBothTriplesRules,
  ...copyMatrixRules,
  ...copyMetadataRules,
  ...copyModifiersRules,
  ...copyMultipartSourceRules,
  ...copyRotateRules,
  ...copySelfRules,
  ...copySourceRules,
  ...copySsecToRules,
  ...copyPrecedenceRules,
  ...mpuRules,
  ...mpuAbortRules,
  ...mpuCompleteRules,
  ...mpuCreateRules,
  ...mpuListpartsRules,
  ...mpuPartAnyNumberRules,
  ...mpuPartChecksumRules,
  ...mpuPartNoHeadersRules,
  ...mpuPartOtherKeyRules,
  ...mpuPartPartialTripleRules,
  ...mpuPartRefusedLeavesNothingRules,
  ...mpuPartReuploadRules,
  ...mpuPartRules,
  ...mpuPartsRules,
  ...mpuPrecedenceRules,
  ...upcRules,
  ...upcPrecedenceRules,
  ...upcRangeRules,
  ...upcSourceRules,
  ...upcSsecToRules,
  ...upcTargetRules,
  ...postRules,
  ...postPrecedenceRules,
  ...postPartialRules,
  ...headersRules,
  ...tripleEveryCarrierRules,
  ...supportRules,
  ...echoRules,
  ...echoCompleteRules,
  ...echoEveryReadRules,
  ...echoMadeByRules,
  ...lockRules,
  ...lockAfterRules,
  ...lockLaterRules,
  ...lockMadeByPutRules,
  ...lockMadeByRules,
  ...lockMultipartRules,
  ...lockNamesRules,
  ...lockPairsRules,
  ...lockReadByRules,
  ...lockVersionsRules,
  ...isolationRules,
  ...keysRules,
  ...refusalRules,
  ...keyNeverToldAsMetadataRules,
  ...keyNeverToldRules,
  ...errorsRules,
  ...bytesRules,
  ...sizeRules,
  ...etagRules,
  ...etagContentMd5Rules,
  ...etagMadeByRules,
  ...etagOpaqueRules,
  ...checksumRules,
  ...checksumCompleteRules,
  ...checksumCopiesRules,
  ...checksumNewKindsRules,
  ...checksumRangeRules,
  ...streamingRules,
  ...expectRules,
  ...metadataRules,
  ...tagsRules,
  ...nokeyRules,
  ...storyRules,
  ...concurrencyRules,
  ...conditionalRules,
  ...idempotenceRules,
  ...refusedRules,
  ...versionRules,
  ...versionDeleteRules,
  ...presignRules,
  ...tlsRules,
  ...policyRules,
  ...authzRules,
  ...blockedRules,
  ...bucketencRules,
  ...corsRules,
  ...specialRules,
  ...spaceRules,
  ...interopRules,
  ...interopSdkCopyRules,
];
