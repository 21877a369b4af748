import type { AlertClass } from '../../alerts/class/alert-class.js';
import type { CaseGraph } from '../../evidence/case-graph.js';
import type { EntityKey } from '../../evidence/entity.js';
import type { GraphFinding } from '../kit/finding.js';

/** A cause may show up a little later than the alert: scrapes, rounding, clocks. */
const LATER_MS = 5 * 60_000;
/** What ended longer before the alert than this does not explain it. */
const OVER_MS = 30 * 60_000;

/** Whether its kind of trouble is the alert's. An alert whose class is not known fits all. */
export const fitsClass = ({ carries }: GraphFinding, graph: CaseGraph): boolean => {
  const { alertClass } = graph.parts;
  return alertClass === 'unknown' || alertClass === 'no-data' || carries.includes(alertClass);
};

/** Alerts that warn of what is still to come: something fills up, is used up or expires. */
const AHEAD: ReadonlySet<AlertClass> = new Set(['saturation', 'storage', 'expiry']);

/** Whether it is what the alert warned of: at the very thing that the alert is about. */
const isWhatWasWarnedOf = ({ entity, at }: GraphFinding, { parts }: CaseGraph): boolean =>
  AHEAD.has(parts.alertClass) && [entity.key, ...at].some((key) => parts.subjects.includes(key));

/** How its time stands to the alert's: `null` where it fits or cannot be told. */
export const timeDoubt = (finding: GraphFinding, graph: CaseGraph): 'began later' | 'long over' | null => {
  const { since, lastSeen, lasts } = finding;
  const { startedMs } = graph.parts;
  const began = Date.parse(since ?? '');
  if (began > startedMs + LATER_MS && !isWhatWasWarnedOf(finding, graph)) return 'began later';
  const over = Date.parse(lastSeen ?? '');
  if (!lasts && !Number.isNaN(over) && over < startedMs - OVER_MS) return 'long over';
  return null;
};

/** A fault that began within this time before the alert began just when the trouble did. */
const FRESH_MS = 60 * 60_000;

/** Entities with a fault that is more than likely, and that began just when the trouble did: a call to one is suspect. */
export const freshOf = (
  { parts: { startedMs } }: CaseGraph,
  findings: readonly GraphFinding[],
): ReadonlySet<EntityKey> =>
  new Set(
    findings
      .filter(({ since, known, isLastResort }) => {
        const began = Date.parse(since ?? '');
        return (
          known !== 'suggested' &&
          !isLastResort &&
          began >= startedMs - FRESH_MS &&
          began <= startedMs + LATER_MS
        );
      })
      .flatMap(({ entity, at }) => [entity.key, ...at]),
  );
