import { applicationReader } from './application.js';
import type { DeliveryReader } from './delivery-state.js';
import { helmReleaseReader, kustomizationReader, sourceReader } from './flux.js';
import { rolloutReader } from './rollout.js';

const BY_KIND: ReadonlyMap<string, DeliveryReader> = new Map([
  ['Application', applicationReader],
  ['Kustomization', kustomizationReader],
  ['HelmRelease', helmReleaseReader],
  ['Rollout', rolloutReader],
]);

/** How the objects of a kind are looked at; what Flux reads from is all looked at alike. */
export const deliveryReaderOf = (kind: string): DeliveryReader => BY_KIND.get(kind) ?? sourceReader;
