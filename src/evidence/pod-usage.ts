import type { KubeObject } from './objects.js';

/** Amounts in use, as Kubernetes writes quantities. */
export interface UsedResources {
  readonly cpu?: string;
  readonly memory?: string;
}

/** What metrics.k8s.io tells of a pod. */
export interface PodUsage extends KubeObject {
  readonly timestamp?: string;
  readonly window?: string;
  readonly containers?: readonly { readonly name: string; readonly usage?: UsedResources }[];
}
