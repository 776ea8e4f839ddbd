export type { Credentials } from '../client/index.ts';
export { CustomerKey } from '../core/customer-key.ts';
export type { Cause, Diagnosis } from '../core/diagnosis.ts';
export { InvariantError, SuiteError, UnreachableError, UsageError } from '../core/errors.ts';
export type { Exchange } from '../core/exchange.ts';
export * as expectations from '../core/expectations.ts';
export { ObjectBody } from '../core/object-body.ts';
export type {
  CaseReport,
  ClauseReport,
  Finding,
  Mismatch,
  PreflightCheck,
  RecordedExchange,
  RunReport,
  Summary,
} from '../core/report.ts';
export { type Rule, rule } from '../core/rule.ts';
export { type Encryption, type Stored, ssec } from '../core/values.ts';
export type { Level, Verdict } from '../core/verdict.ts';
export type { World } from '../core/world.ts';
export type { Behaviour } from '../fixtures/endpoint/behaviour.ts';
export type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';
export * as arbitraries from '../generators/index.ts';
export { type ReportName, renderFiles } from '../reports/index.ts';
export { type CaseInfo, listCases } from '../runner/plan/catalogue.ts';
export { type OwnClause, ownClause } from '../runner/plan/own-rules.ts';
export type { FaultId } from '../spec/fault-ids.ts';
export type { Feature } from '../spec/features.ts';
export type { OperationName } from '../spec/operations.ts';
export { rules } from '../suites/index.ts';
export type { ConformanceOptions } from './conformance-options.ts';
export { createReferenceEndpoint, type ReferenceOptions } from './create-reference-endpoint.ts';
export { diagnose } from './diagnose.ts';
export { type FuzzOptions, fuzz } from './fuzz.ts';
export type { EndpointOptions } from './options.ts';
export { type OwnFault, ownFault } from './own-fault.ts';
export { runConformance } from './run-conformance.ts';
