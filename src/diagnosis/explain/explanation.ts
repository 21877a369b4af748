import type { EvidenceId } from '../../evidence/evidence.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { GraphFinding } from '../kit/finding.js';
import type { Way } from './ways.js';

/** A finding with how it stands to the alert. */
export interface Weighed {
  readonly finding: GraphFinding;
  /** `null` where no way leads to it from the subject. */
  readonly way: Way | null;
  /** How well it explains the alert, to be compared with others only; 0 to 1. */
  readonly score: number;
  /** How likely it is right; 0 to 1. */
  readonly confidence: number;
  /** Of a cause, what it rests on (`rests-on.ts`); of others, all that is cited for them. Never empty. */
  readonly evidence: readonly EvidenceId[];
}

/** Why a finding is not the cause. */
export type WhyNot =
  | 'behind another'
  | 'less likely'
  | 'no way'
  | 'other trouble'
  | 'began later'
  | 'long over';

export interface Rival extends Weighed {
  readonly why: WhyNot;
}

/** A change on the way to the cause, shortly before the trouble began. */
export interface Trigger {
  readonly entity: EntityKey;
  readonly at: string;
  readonly what: string;
  /** As of {@link EntityChange}. */
  readonly differs?: readonly string[];
  readonly by: string | null;
}

/** Why the alert fires, as far as the graph tells. */
export interface Explanation {
  /** Most likely first; two where two faults explain the alert independently; empty where there is no known cause. */
  readonly causes: readonly Weighed[];
  readonly trigger: Trigger | null;
  /** What could have explained it and is less likely, most likely first. */
  readonly rivals: readonly Rival[];
  /** What was found and does not explain it. */
  readonly alsoSeen: readonly Rival[];
}
