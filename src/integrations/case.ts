import type { TextMap } from '../alerts/alert.js';
import type { AlertClass } from '../alerts/class/alert-class.js';
import type { Target } from '../alerts/target.js';
import type { EntityRef } from '../evidence/entity.js';
import type { CaseReader } from './kubernetes/case-reader.js';
import type { World } from './kubernetes/graph/world.js';
import type { SurveyParts } from './kubernetes/survey/survey.js';

/** What is collected for: the worst alert of a group, and what its other alerts are about. */
export interface CollectRequest {
  readonly target: Target;
  readonly others: readonly Target[];
  /** Labels and annotations of the worst alert, as received. */
  readonly labels: TextMap;
  readonly annotations: TextMap;
  /** RFC 3339. */
  readonly startsAt: string;
  /** RFC 3339; `null` while not ended. */
  readonly endsAt?: string | null;
  /** Whether the analysis is about the alert's end: traces are then looked for around it. */
  readonly resolved?: boolean;
  /** What kind of trouble the alert tells of; `unknown` unless told. */
  readonly alertClass?: AlertClass;
  /** As the alert came; its expression is read, it is never fetched. */
  readonly generatorUrl?: string | null;
}

/** What an integration collects for. */
export interface Case {
  readonly request: CollectRequest;
  /** The request's target, with what one look at the cluster could add. */
  readonly target: Target;
  /** Milliseconds since 1970. */
  readonly startsAtMs: number;
  /** The end of a resolved alert, else its start: traces are looked for around it. */
  readonly pivotMs: number;
  readonly nowMs: number;
  /** Reads the cluster; the same call is made once, whoever asks. */
  readonly reader: CaseReader;
  /** What the cluster tells, as it arrives. */
  readonly parts: SurveyParts;
  /** The cluster as far as the case has read it. */
  readonly world: World;
  /** Where the case graph begins, the main entity first; empty for an alert without a subject. */
  readonly starts: Promise<readonly EntityRef[]>;
  /** Why nothing of the target may be read anywhere, whatever holds it; `null` when it may. */
  readonly refusal: string | null;
  /** Ends with the analysis. */
  readonly signal: AbortSignal;
}

/** Begins cases: what the cluster tells is what the other integrations ask with. Injectable by class. */
export abstract class Cases {
  /** Rejects only with the signal's reason. */
  abstract open(request: CollectRequest, signal: AbortSignal): Promise<Case>;
}

/** Times of an alert as it came; what cannot be read or placed is now. */
export const caseTimes = (
  { startsAt, endsAt, resolved }: Pick<CollectRequest, 'startsAt' | 'endsAt' | 'resolved'>,
  now: Date,
): Pick<Case, 'startsAtMs' | 'pivotMs' | 'nowMs'> => {
  const nowMs = now.getTime();
  const timeOf = (text: string | null | undefined): number | null => {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) || ms <= 0 ? null : ms;
  };
  const startsAtMs = timeOf(startsAt) ?? nowMs;
  const endsAtMs = resolved === true ? timeOf(endsAt) : null;
  return { startsAtMs, pivotMs: endsAtMs ?? startsAtMs, nowMs };
};
