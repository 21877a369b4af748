import type { Change } from './change.js';
import { beginningOf } from '../../../masking/index.js';

/** Longest sentence and detail, in characters. */
const MAX_TEXT = 300;

/** A change as it is shown: dated, and told against the beginning of the alert. */
export interface ShownChange extends Change {
  /** `12 min before the alert`, `3 min after it began`. */
  readonly when?: string;
}

const timeMs = ({ at }: Change): number => Date.parse(at);

/** Newest first; what is written to the second keeps a stable order. */
export const newestFirst = (a: Change, b: Change): number =>
  timeMs(b) - timeMs(a) || a.object.localeCompare(b.object, 'en') || a.what.localeCompare(b.what, 'en');

const span = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return `${Math.round(ms / 1000)} s`;
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
};

const against = (change: Change, pivot: Date): string => {
  const before = pivot.getTime() - timeMs(change);
  return before >= 0 ? `${span(before)} before the alert` : `${span(-before)} after the alert began`;
};

const clip = (text: string): string => (text.length <= MAX_TEXT ? text : `${beginningOf(text, MAX_TEXT)}…`);

export const shownChange = (change: Change, pivot: Date | null): ShownChange => {
  const { at, kind, object, what, details = [], by } = change;
  return {
    at,
    ...(pivot !== null && { when: against(change, pivot) }),
    kind,
    object: clip(object),
    what: clip(what),
    ...(details.length > 0 && { details: details.map(clip) }),
    ...(by && { by: clip(by) }),
  };
};
