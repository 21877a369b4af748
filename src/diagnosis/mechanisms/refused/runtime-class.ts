import { refusalRule } from './refusal.js';

/** The pod names a runtime class that does not exist. */
export const runtimeClass = refusalRule(
  'refused/runtime-class',
  (_refusal, [, name = '']) => ({ values: { class: name } }),
  /RuntimeClass(?:es\.node\.k8s\.io)? "([^"]+)" not found/i,
);
