import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, ErrorLine } from '../../../evidence/entity.js';

/** Before the alert, error lines are read from here on; what stands before is how things were. */
const WINDOW_MS = 20 * 60_000;
/** Older lines of a log that are looked through. */
const MAX_OLDER = 400;
/** How much denser errors must be than before to be new. */
const DENSER = 4;

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ?/;

const timeOf = (line: string): number => Date.parse(TIME.exec(line)?.[1] ?? '');

/**
 * Whether such lines are new since shortly before the alert: there were none before, or far fewer in the same time.
 * @param fits whether an older line is of the same sort
 */
export const isNew = (
  { logs }: Entity,
  lines: readonly ErrorLine[],
  fits: (text: string) => boolean,
  { startedMs, nowMs }: CaseGraph['parts'],
): boolean => {
  const from = startedMs - WINDOW_MS;
  const containers = new Set(lines.map(({ container }) => container));
  const older = logs
    .filter(({ container, previous }) => !previous && containers.has(container))
    .flatMap(({ lines: read }) => (read.status === 'ok' ? read.value : []))
    .filter((line) => timeOf(line) < from)
    .slice(-MAX_OLDER);
  const same = older.filter((line) => fits(line.replace(TIME, '')));
  if (same.length === 0) return true;
  const before = Math.max(1, (from - Math.min(...older.map(timeOf))) / 60_000);
  const now = Math.max(1, (nowMs - from) / 60_000);
  return lines.length >= 3 && lines.length / now >= (DENSER * same.length) / before;
};
