import type { TextMap } from './alert.js';

const RANKS: Readonly<Record<string, number>> = {
  critical: 4,
  page: 4,
  error: 3,
  warning: 2,
  info: 1,
  none: 0,
};

/** How severe an alert says it is, 0 (none) to 4 (critical). An unknown or absent severity ranks with `info`. */
export const severityRank = (labels: TextMap): number =>
  RANKS[labels['severity']?.trim().toLowerCase() ?? ''] ?? 1;
