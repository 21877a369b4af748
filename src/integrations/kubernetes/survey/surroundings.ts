import type { Target } from '../../../alerts/target.js';
import { readAround, type Around } from '../around/read-around.js';
import type { CaseReader } from '../case-reader.js';
import { readChanges, type RecentChanges } from '../changes/recent-changes.js';
import type { ReadRecorded } from '../changes/recorded.js';
import type { SecretRefusals } from '../changes/secret-refusals.js';
import type { EvidenceLedger } from '../../../evidence/evidence-ledger.js';
import type { ClusterFacts } from '../../../evidence/facts.js';
import type { Reading } from '../../../evidence/reading.js';
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
  /** Where the change recorder runs. */
  readonly recorded: ReadRecorded | null;
}

/** What is known beyond the target itself. */
export interface Surroundings {
  readonly changes: Reading<RecentChanges> | null;
  readonly around: Around;
}

/** Reads what a responder asks for beyond the target itself, each piece as soon as what it starts from is there. */
export const readSurroundings = async (
  reader: CaseReader,
  parts: SurveyParts,
  { target, startsAt, limitMs, refusals, recorded }: SurroundingsRequest,
): Promise<Surroundings> => {
  const { chosen, owners, node } = parts;
  const now = reader.now();
  const began = Date.parse(startsAt);
  const pivot = Number.isNaN(began) || began > now.getTime() ? now : new Date(began);
  const subject = { namespace: target.namespace, chosen, owners, node, nodeName: nodeNameOf(target, chosen) };
  const window = { from: new Date(pivot.getTime() - CHANGES_BEFORE_MS), to: now };
  const [changes, around] = await Promise.all([
    readChanges(reader, subject, { window, pivot, limitMs, refusals, recorded }),
    readAround(reader, parts, { target, limitMs }),
  ]);
  return { changes, around };
};

/**
 * Numbers their evidence in a fixed order, so that it does not depend on what answered first.
 * @returns the facts that rest on it
 */
export const enterSurroundings = (
  ledger: EvidenceLedger,
  { changes, around }: Surroundings,
): Pick<ClusterFacts, 'podUsage'> => {
  if (changes !== null) ledger.enter(changes);
  const podUsage = around.podUsage === null ? {} : { podUsage: ledger.fact(around.podUsage) };
  for (const reading of around.readings) ledger.enter(reading);
  return podUsage;
};
