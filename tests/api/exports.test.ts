import { expect, test } from 'vitest';
import * as api from '../../api/index.ts';
import * as forVitest from '../../api/vitest.ts';
import { sourceFiles, textOf } from '../tidy/tree.ts';

/** Names that programs import: one that goes, or changes its kind, is a breaking release. */
test('the exports of the package are those of the snapshot', () => {
  const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);
  const kinds = Object.fromEntries(Object.entries(api).map(([name, of]) => [name, kindOf(of)]));
  expect(kinds).toMatchInlineSnapshot(`
    {
      "CustomerKey": "function",
      "InvariantError": "function",
      "ObjectBody": "function",
      "SuiteError": "function",
      "UnreachableError": "function",
      "UsageError": "function",
      "arbitraries": "object",
      "createReferenceEndpoint": "function",
      "diagnose": "function",
      "expectations": "object",
      "fuzz": "function",
      "listCases": "function",
      "ownClause": "function",
      "ownFault": "function",
      "renderFiles": "function",
      "rule": "function",
      "rules": "array",
      "runConformance": "function",
      "ssec": "function",
    }
  `);
  expect(Object.keys(forVitest)).toMatchInlineSnapshot(`
    [
      "conformance",
    ]
  `);
});

test('the names of the arbitraries and expectations are those of the snapshot', () => {
  expect(Object.keys(api.arbitraries).sort()).toMatchInlineSnapshot(`
    [
      "bodiesOf",
      "bodyWithOddEnd",
      "byteRange",
      "copySource",
      "customerKey",
      "distinctKeys",
      "each",
      "edgeKeyPairs",
      "edgeKeys",
      "edgeSizesBytes",
      "encryptedObjects",
      "encryption",
      "fuzzedMutation",
      "keyWithSymbols",
      "largeBodies",
      "largeObjects",
      "mutation",
      "mutationOf",
      "objectBody",
      "objectSize",
      "oddNameEnd",
      "oddSourceEnd",
      "openEndedRange",
      "otherThan",
      "prefixRange",
      "rangeBeyondEnd",
      "rangeOf",
      "rangedBodySizeBytes",
      "rangedObject",
      "recordedMutation",
      "requestWords",
      "sharedMultipart",
      "slashedNameEnd",
      "smallAndLargeWriters",
      "storageLikeBody",
      "stories",
      "suffixRange",
      "symbolCounts",
      "textBody",
      "threePartSizesBytes",
      "threeParts",
      "twoWriters",
      "unalignedPartSizesBytes",
      "wholeSuffixRange",
      "writers",
      "zeroBody",
    ]
  `);
  expect(Object.keys(api.expectations).sort()).toMatchInlineSnapshot(`
    [
      "about",
      "accepted",
      "all",
      "answers",
      "bareEtag",
      "blamesDigest",
      "completesCopy",
      "conceals",
      "copiedTo",
      "digestsOf",
      "eachAnswer",
      "eachReadableWithOwnKeyOnly",
      "echoes",
      "echoesNothing",
      "either",
      "equalBytes",
      "errorDocument",
      "etagIn",
      "etagOf",
      "followsModel",
      "halvesOf",
      "harmOfRead",
      "hasHeaders",
      "hasMd5AsEtag",
      "hasTags",
      "haveEtagOfWrite",
      "haveOwnEtags",
      "holds",
      "holdsBytesOf",
      "isRefusal",
      "keepsEtag",
      "keepsHeaders",
      "keepsSecret",
      "lacks",
      "leftBehind",
      "lists",
      "listsExactly",
      "listsObject",
      "listsParts",
      "md5",
      "mustHave",
      "nameTheSameEtags",
      "neverCrashes",
      "notServed",
      "oneEtag",
      "oneWriterAlone",
      "oneWriterWhole",
      "opaqueEtags",
      "openToTheRightKey",
      "plaintextMd5s",
      "quotesRequest",
      "readableOnlyAs",
      "readableWithNewKeyOnly",
      "readableWithTargetKey",
      "refused",
      "refusedAndConcealed",
      "refusedAndKept",
      "refusedAs",
      "refusedAsRecorded",
      "refusedOr",
      "refusedOrAsConfirmed",
      "refusedOrDisconnected",
      "refusedOrEncrypted",
      "refusedOrExact",
      "refusedOrReadable",
      "refusedThen",
      "reportsNoError",
      "returns",
      "returnsSlice",
      "returnsToOwnKeyOnly",
      "rotatedWhole",
      "sameHeader",
      "sameValue",
      "says",
      "saysEach",
      "sharedWindow",
      "showsObject",
      "showsParts",
      "slice",
      "spellingsOf",
      "steps",
      "twoRanges",
      "twoSlices",
      "wholeOrRefused",
    ]
  `);
});

test('the types of the package are those of the snapshot', () => {
  const types = [...textOf('api/index.ts').matchAll(/\btype (\w+)|export type \{([^}]*)\}/g)];
  const names = types.flatMap(([, one, many]) =>
    one === undefined ? (many ?? '').split(',').map((name) => name.trim()) : [one],
  );
  expect(names.filter(Boolean).sort()).toMatchInlineSnapshot(`
    [
      "Behaviour",
      "CaseInfo",
      "CaseReport",
      "Cause",
      "ClauseReport",
      "ConformanceOptions",
      "Credentials",
      "Diagnosis",
      "Encryption",
      "EndpointOptions",
      "Exchange",
      "FaultId",
      "Feature",
      "Finding",
      "FuzzOptions",
      "Level",
      "Mismatch",
      "OperationName",
      "OwnClause",
      "OwnFault",
      "PreflightCheck",
      "RecordedExchange",
      "ReferenceEndpoint",
      "ReferenceOptions",
      "ReportName",
      "Rule",
      "RunReport",
      "Stored",
      "Summary",
      "Verdict",
      "World",
    ]
  `);
});

test('index files of api/ hold no logic, and every option says what it is', () => {
  for (const name of ['api/index.ts', 'api/vitest.ts'])
    expect(textOf(name)).not.toMatch(/^(?!export|import|\s|\}|$)/m);
  const undocumented = sourceFiles(['api']).flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      /^ {2}readonly \w+\??:/.test(line) && !lines[at - 1]?.trim().endsWith('*/')
        ? [`${path}:${at + 1}`]
        : [],
    ),
  );
  expect(undocumented).toEqual([]);
});
