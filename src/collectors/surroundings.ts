import type { Target } from '../alerts/target.js';
import type { CaseReader } from './case-reader.js';
import { readChanges } from './changes/recent-changes.js';
import type { SecretRefusals } from './changes/secret-refusals.js';
import type { Reading } from './reading.js';
import { nodeNameOf, type SurveyParts } from './survey.js';

/** How long before the alert began something may have changed and still explain it. */
const CHANGES_BEFORE_MS = 2 * 60 * 60_000;

export interface SurroundingsRequest {
  readonly target: Target;
  /** RFC 3339. */
  readonly startsAt: string;
  /** Most milliseconds that each collector takes once what it starts from is known. */
  readonly limitMs: number;
  readonly refusals: SecretRefusals | null;
}

/**
 * What a responder asks for beyond the target itself, each piece only where it touches it. In a fixed order, so that the
 * numbers of evidence do not depend on what answered first.
 */
export const readSurroundings = async (
  reader: CaseReader,
  parts: SurveyParts,
  { target, startsAt, limitMs, refusals }: SurroundingsRequest,
): Promise<readonly Reading<unknown>[]> => {
  const { chosen, owners, node } = parts;
  const now = reader.now();
  const began = Date.parse(startsAt);
  const pivot = Number.isNaN(began) || began > now.getTime() ? now : new Date(began);
  const changes = readChanges(
    reader,
    { namespace: target.namespace, chosen, owners, node, nodeName: nodeNameOf(target, chosen) },
    { window: { from: new Date(pivot.getTime() - CHANGES_BEFORE_MS), to: now }, pivot, limitMs, refusals },
  );
  const found = await changes;
  return found === null ? [] : [found];
};
