import { type SystematicFaultId, systematicFaults } from './faults/by-operation.ts';
import { type FaultFacts, faults } from './faults.ts';

export type FaultId = keyof typeof faults | SystematicFaultId;

/** The facts of every fault: those written by hand, and those made from the table. */
export const faultFacts: Readonly<Record<FaultId, FaultFacts>> = { ...faults, ...systematicFaults };

export const faultIds = Object.keys(faultFacts) as readonly FaultId[];
