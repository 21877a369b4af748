import type { Fingerprint } from '../../alerts/alert.js';
import type { Answer, HeldAlert } from './active-alerts.js';

/** Looks in a row without an alert after which it counts as ended. */
const LOOKS = 2;

/** What is remembered of an alert that some Alertmanager held. */
interface Seen {
  readonly alert: HeldAlert;
  /** Looks in a row without it. */
  readonly absent: number;
  /** When the first of them was, ms since the epoch. */
  readonly absentSince: number | null;
}

/** What earlier looks saw. */
export type Memory = ReadonlyMap<Fingerprint, Seen>;

/** An alert that no Alertmanager holds any more. */
export interface Ended {
  readonly fingerprint: Fingerprint;
  /** When that was first seen, ms since the epoch. */
  readonly since: number;
}

/** What one look at all Alertmanagers says. */
export interface Look {
  readonly memory: Memory;
  /** Neither silenced nor inhibited, in any of them. */
  readonly active: readonly HeldAlert[];
  readonly ended: readonly Ended[];
}

const heldBy = (answers: readonly Answer[]): ReadonlyMap<Fingerprint, HeldAlert> => {
  const held = new Map<Fingerprint, HeldAlert>();
  for (const answer of answers)
    for (const alert of answer.kind === 'alerts' ? answer.alerts : []) {
      const known = held.get(alert.fingerprint);
      if (known === undefined || (!known.isActive && alert.isActive)) held.set(alert.fingerprint, alert);
    }
  return held;
};

/**
 * What became of the alerts since the earlier looks; pure. An alert has ended when no Alertmanager holds it in two looks in a
 * row in which all of them answered. A look in which one failed says nothing about what is absent.
 * @param now ms since the epoch
 */
export const lookAt = (memory: Memory, answers: readonly Answer[], now: number): Look => {
  const held = heldBy(answers);
  const whole = answers.every(({ kind }) => kind === 'alerts');
  const next = new Map<Fingerprint, Seen>();
  const ended: Ended[] = [];
  for (const [fingerprint, seen] of memory) {
    if (held.has(fingerprint)) continue;
    if (!whole) {
      next.set(fingerprint, seen);
      continue;
    }
    const since = seen.absentSince ?? now;
    const absent = seen.absent + 1;
    // Kept, so that it is told again if nobody could act on it.
    next.set(fingerprint, { ...seen, absent, absentSince: since });
    if (absent >= LOOKS) ended.push({ fingerprint, since });
  }
  for (const [fingerprint, alert] of held) next.set(fingerprint, { alert, absent: 0, absentSince: null });
  return { memory: next, active: [...held.values()].filter(({ isActive }) => isActive), ended };
};

/** The memory without what was dealt with. */
export const forget = (memory: Memory, done: readonly Fingerprint[]): Memory => {
  const rest = new Map(memory);
  for (const fingerprint of done) rest.delete(fingerprint);
  return rest;
};
