import type { KubeObject } from '../../../evidence/objects.js';

export interface Budget extends KubeObject {
  readonly spec?: { readonly minAvailable?: number | string; readonly maxUnavailable?: number | string };
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly expectedPods?: number;
  };
}

export const boundOf = ({ spec = {} }: Budget): string =>
  spec.minAvailable === undefined
    ? `maxUnavailable ${spec.maxUnavailable ?? 1}`
    : `minAvailable ${spec.minAvailable}`;
