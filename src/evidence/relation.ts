import type { EntityKey } from './entity.js';
import type { EvidenceId } from './evidence.js';

/**
 * How two entities stand to each other; each type says whose trouble can explain whose. Trouble travels from `to` towards
 * `from`: a Deployment `calls` a Service, so trouble of the Service can explain that of the Deployment.
 */
export const RELATION_TYPES = [
  // what a pod or workload stands on
  'owned by',
  'runs on',
  'uses account',
  'claims',
  'bound to',
  'provisioned by',
  'reads config',
  'pulls',
  // how traffic goes
  'selects',
  'routes to',
  'routed by',
  'calls',
  'belongs with',
  // what bounds or refuses
  'limited by',
  'guarded by',
  'admitted by',
  // what changes it
  'scaled by',
  'deployed by',
  // what is used in common
  'shares',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** A directed relation and what it was seen in. */
export interface Relation {
  readonly type: RelationType;
  readonly from: EntityKey;
  readonly to: EntityKey;
  /** How it was seen, in a few words: `env ORDERS_URL`, `selector app=cart`; `null` where the type says all. */
  readonly detail: string | null;
  /** Where it was seen. */
  readonly evidence: readonly EvidenceId[];
  /** For `calls`: the error line of `from` that names `to`; `null` where none does. */
  readonly blame: string | null;
  /** Port that is asked for, where the reference names one. */
  readonly port: number | string | null;
}
