const heldByRunner = 'Held by the runner itself, for every case.';
const outside = 'Not visible from outside on a generic endpoint.';

/** Ids without a case of their own, and why. */
export const untested: Readonly<Record<string, string>> = {
  'setup.ssec-writes-allowed':
    'Held by the preflight: one valid write, and the unblocking of a new bucket.',
  'judge.positive-twin': heldByRunner,
  'judge.embedded-error': heldByRunner,
  'judge.transient': heldByRunner,
  'blocked.copy-target': 'A case of blocked.put: blocked.put@CopyObject.',
  'blocked.multipart': 'A case of blocked.put: blocked.put@CreateMultipartUpload.',
  'blocked.default-new-bucket':
    'Reported by the preflight, which unblocks a new bucket once and says so.',
  'nokey.lock': 'Retention outlives the run: an object under it could not be cleaned up.',
  'special.directory-bucket':
    'Directory buckets have sessions and hosts of their own; SSE-C is not offered there.',
  'special.write-get-object-response': 'Needs a function behind an Object Lambda access point.',
  'special.inventory-status': 'An inventory report comes hours later.',
  'special.object-lambda': 'Needs an Object Lambda access point.',
  'special.batch-copy': 'Batch Operations are jobs of an account, not requests to an endpoint.',
  'special.express': 'Directory buckets do not offer SSE-C.',
  'special.access-point-alias': 'A way to run the whole suite: --bucket takes an alias.',
  'special.replication': outside,
  'special.restore': 'Needs an archived object; restoring takes hours.',
  'special.website-endpoint': 'Website endpoints have hosts of their own, which a run is not told.',
  'special.requester-pays': 'Changes who pays for the bucket.',
  'authz.public-object-needs-key': 'Would make an object of the run public.',
};
