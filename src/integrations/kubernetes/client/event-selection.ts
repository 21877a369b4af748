import type { KubeEvent } from '../../../evidence/objects.js';

const time = ({ lastTimestamp, firstTimestamp }: KubeEvent): number => {
  const read = Date.parse(lastTimestamp ?? firstTimestamp ?? '');
  return Number.isNaN(read) ? -Infinity : read;
};

const newestFirst = (one: KubeEvent, other: KubeEvent): number => {
  const [left, right] = [time(one), time(other)];
  return left === right ? 0 : right - left;
};

/**
 * The events worth keeping, newest first. The API gives them in storage order, so the newest are found only among all;
 * where not all fit, warnings are kept before others.
 */
export const selectEvents = (events: readonly KubeEvent[], limit: number): readonly KubeEvent[] => {
  const sorted = events.toSorted(newestFirst);
  if (sorted.length <= limit) return sorted;
  const warnings = sorted.filter(({ type }) => type === 'Warning').slice(0, limit);
  const others = sorted.filter(({ type }) => type !== 'Warning').slice(0, limit - warnings.length);
  return [...warnings, ...others].toSorted(newestFirst);
};
