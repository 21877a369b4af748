import type { AlertClass } from '../../alerts/class/alert-class.js';
import type { Entity, EntityKey } from '../../evidence/entity.js';
import type { Claim, Known, Values } from './rule.js';

/** What the rules found at one entity: a mechanism, once for all the pods that it was seen at. */
export interface GraphFinding {
  readonly mechanism: string;
  /** What it is charged to: the workload of a pod, else the entity that the rule looked at. */
  readonly entity: Entity;
  /** Where it was seen: the pods of the workload. */
  readonly at: readonly EntityKey[];
  readonly carries: readonly AlertClass[];
  readonly since: string | null;
  readonly lastSeen: string | null;
  /** Whether it lasts. */
  readonly lasts: boolean;
  readonly known: Known;
  /** Whether all that was seen of it names a failure and no reason. */
  readonly isBare: boolean;
  readonly isLastResort: boolean;
  readonly isSymptom: boolean;
  readonly isOutcome: boolean;
  readonly claims: readonly Claim[];
  readonly values: Values;
  /** Values that are told otherwise in Korean. */
  readonly inKorean: Values;
  readonly behind: readonly EntityKey[];
}
