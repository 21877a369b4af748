import type { ClusterFacts } from '../evidence/facts.js';
import type { Localized } from '../config/language.js';
import type { AlertFacts } from './alert-facts.js';
import type { Finding } from '../evidence/finding.js';
import type { Scene } from './scene.js';

/** A fact that a rule reads, by its name in `ClusterFacts`. */
export type FactName = Exclude<keyof ClusterFacts, 'now' | 'target' | 'podUsage'>;

/** A finding before merging and ranking. */
export interface Candidate extends Omit<Finding, 'rule'> {
  /** Candidates of one rule with the same key are one finding: the same fault seen in several pods. */
  readonly key: string;
  /** What it is about, such as `pod shop/cart-0` or `node worker-1`; ties a cause to its symptoms. */
  readonly subjects: readonly string[];
}

/** Facts that a rule must find something in, or must not. */
export interface Sample {
  /** What is special about it, as a sentence. */
  readonly name: string;
  readonly facts: ClusterFacts;
  readonly alert?: Partial<AlertFacts>;
  /** Parts that the first finding's English cause must contain, in any case. */
  readonly says?: readonly string[];
}

/**
 * One thing that can be wrong with a cluster, recognised from facts alone. `find` is pure and never throws; it may use
 * whatever was read, and concludes nothing from what was not.
 */
export interface Rule {
  /** `pod/oom-killed`, `node/not-ready`, … */
  readonly id: string;
  /** What it looks for, as a noun phrase. */
  readonly title: Localized;
  /** Names of the alerts that it explains directly; a finding for such an alert ranks before all others. */
  readonly explains: readonly string[];
  /** Ids of rules whose findings on the same object are symptoms of this one's. No cycles. */
  readonly causes: readonly string[];
  /** From each group at least one fact must have been read, else nothing found means nothing checked. */
  readonly needs: readonly (readonly FactName[])[];
  /** Whether the rule has anything to say about this kind of target; absent = always. */
  readonly applies?: (scene: Scene) => boolean;
  readonly find: (scene: Scene) => readonly Candidate[];
  readonly matches: readonly Sample[];
  readonly passes: readonly Sample[];
}

/** Declares a rule. */
export const rule = (definition: Rule): Rule => definition;
