import type { KubeObject, LabelSelector } from '../../../../evidence/objects.js';
import { createdAs } from './changes.js';
import { kindReader } from './reader.js';

/** One side of a rule. */
export interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly {
    readonly port?: number | string;
    readonly protocol?: string;
    readonly endPort?: number;
  }[];
}

/** The parts of a NetworkPolicy (networking.k8s.io/v1) that are read. */
export interface NetworkPolicy extends KubeObject {
  readonly spec?: {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly PolicyRule[];
    readonly egress?: readonly PolicyRule[];
  };
}

/** A network policy: whether what it does is wanted cannot be told from it alone. */
export const networkPolicyReader = kindReader<NetworkPolicy>('NetworkPolicy', ({ object }) => ({
  sick: null,
  trouble: [],
  relations: [],
  changes: createdAs(object, 'network policy'),
  body: {
    kind: 'NetworkPolicy',
    name: object.metadata.name,
    createdAt: object.metadata.creationTimestamp,
    ...object.spec,
  },
}));
