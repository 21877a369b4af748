import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { ErrorLine } from '../../../evidence/entity.js';
import type { Sighting } from '../../kit/rule.js';

/** A fault whose newest line is older than this comes and goes. */
const QUIET_MS = 10 * 60_000;

/** A line without what differs from one to the next. */
export const signatureOf = (text: string): string =>
  text
    .slice(0, 240)
    .toLowerCase()
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\b[0-9a-f]{12,64}\b|\d+/g, '#')
    .slice(0, 140);

/** The newest of the commonest lines. */
export const commonest = (lines: readonly ErrorLine[]): ErrorLine | undefined =>
  [...Map.groupBy(lines, ({ text }) => signatureOf(text)).values()]
    .toSorted((a, b) => b.length - a.length)[0]
    ?.at(-1);

/** Since and until when lines stand, as far as they tell: a log holds the newest lines only. */
export const spanOf = (
  lines: readonly ErrorLine[],
  { startedMs, nowMs }: CaseGraph['parts'],
): Pick<Sighting, 'since' | 'lastSeen'> & { readonly minutes: number } => {
  const times = lines
    .flatMap(({ at }) => (at === null ? [] : [at]))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  const [first, last] = [times[0] ?? null, times.at(-1) ?? null];
  const late = first !== null && Date.parse(first) > startedMs;
  const over = last !== null && Date.parse(last) < nowMs - QUIET_MS;
  const minutes = Math.max(1, Math.ceil((Date.parse(last ?? '') - Date.parse(first ?? '')) / 60_000) || 1);
  return { since: late ? null : first, ...(over && { lastSeen: last }), minutes };
};
