export * from './expectations/accepted.ts';
export * from './expectations/combine.ts';
export * from './expectations/concealed.ts';
export * from './expectations/confirmed.ts';
export * from './expectations/consistent.ts';
export { describe } from './expectations/expectation.ts';
export * from './expectations/lenient.ts';
export * from './expectations/refused.ts';
export { sharedWindow } from './expectations/shared-window.ts';
