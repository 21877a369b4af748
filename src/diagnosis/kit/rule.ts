import type { AlertClass } from '../../alerts/class/alert-class.js';
import type { Localized } from '../../config/language.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../evidence/entity.js';
import type { EvidenceId } from '../../evidence/evidence.js';

/**
 * How a fact is known. `stated`: Kubernetes says so in so many words. `shown`: two independent facts say it. `suggested`:
 * a log line or a time says it.
 */
export type Known = 'stated' | 'shown' | 'suggested';

/** One thing that a finding rests on, short, with the evidence of that very thing. */
export interface Claim {
  /** `last state OOMKilled, exit code 137, at 09:12:01`. */
  readonly text: Localized;
  readonly evidence: EvidenceId;
  /** Where else the same is told, such as the controller above; filled in where sightings are joined. */
  readonly also?: readonly EvidenceId[];
}

/** What a text of the catalogue puts in its places: `{limit}`, `{container}`. A value that is not known is left out. */
export type Values = Readonly<Record<string, string>>;

/** Stands for every kind of entity, those too that only a cluster knows. */
export const ANY_KIND = '*';

/** What a rule saw at one entity. */
export interface Sighting {
  /** Sightings of one mechanism and workload with the same key are one finding: the same fault in several pods. */
  readonly key?: string;
  /** When it began, as far as that is known; RFC 3339. */
  readonly since: string | null;
  /** When it was seen last, if it is over or comes and goes; absent while it lasts. RFC 3339. */
  readonly lastSeen?: string | null;
  readonly known: Known;
  /** Whether its words name a failure and no reason: a call that fails, a program that is started again. */
  readonly isBare?: boolean;
  /** Never empty; the deciding one first. */
  readonly claims: readonly Claim[];
  readonly values: Values;
  /** Those of the values that are words, in Korean; names and what the cluster says stay as they are. */
  readonly inKorean?: Values;
  /** Further entities at which the fault shows itself, such as a caller that is kept out: a way to one leads to the cause. */
  readonly shownAt?: readonly EntityKey[];
  /** Entities that it says are behind it, such as who preempted; the explanation goes on there. */
  readonly behind?: readonly EntityKey[];
}

/** One thing that can be wrong, recognised at entities of some kinds, anywhere in the graph; knows nothing of the alert. */
export interface Rule {
  /** `memory/container-limit`; the key of its texts. */
  readonly mechanism: string;
  /** Kinds of entities that it looks at; {@link ANY_KIND} for all. */
  readonly on: readonly string[];
  /** Trouble that it can explain, of the entity itself and of whoever depends on it. */
  readonly carries: readonly AlertClass[];
  /** Whether it only repeats the cluster's own words: it counts where no other mechanism says anything of the entity. */
  readonly isLastResort?: boolean;
  /** Whether it tells how a fault shows itself: a fault of its own at the same entity that is as well known is the cause. */
  readonly isSymptom?: boolean;
  /** Whether it tells how a program ended, in its own words: what is shown to be wrong at the same entity is why. */
  readonly isOutcome?: boolean;
  /** Pure; may throw for an object of a shape nobody thought of, which costs this rule's answer alone. */
  readonly find: (entity: Entity, graph: CaseGraph) => readonly Sighting[];
}

/** Trouble of whoever depends on something that does not run, start or answer. */
export const DOWN: readonly AlertClass[] = [
  'unavailable',
  'not-ready',
  'restarts',
  'errors',
  'latency',
  'job',
  'scaling',
  'control-plane',
  'unknown',
];

/** Declares a rule. */
export const rule = (definition: Rule): Rule => definition;

/** The same text in both languages, or one for each. */
export const claim = (evidence: EvidenceId, en: string, ko: string = en): Claim => ({
  evidence,
  text: { en, ko },
});
