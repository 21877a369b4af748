import type { Alert } from './alert.js';

/** An alert as its sender wrote it: the start may be missing. */
export interface SentAlert extends Omit<Alert, 'startsAt'> {
  readonly startsAt: string | null;
}

/** Sender's clocks may be this far ahead of the receipt, ms; a time beyond that is not believed. */
const AHEAD_MS = 5 * 60_000;

/** An alert with times that later messages can be compared with. */
export interface TimedAlert {
  readonly alert: Alert;
  /** Whether `startsAt` is the time of receipt, for want of a usable one. */
  readonly startIsReceipt: boolean;
  /** What was mended, a sentence each. */
  readonly notes: readonly string[];
}

const isAhead = (time: string | null, receivedAt: number): boolean =>
  time !== null && Date.parse(time) > receivedAt + AHEAD_MS;

/**
 * Times that lie more than five minutes after the receipt, and a start that is missing, become the time of receipt: a
 * sender's wrong clock must not make what comes later look old.
 * @param receivedAt ms since the epoch, on the stream's clock
 */
export const timedAlert = (sent: SentAlert, receivedAt: number): TimedAlert => {
  const { startsAt, endsAt } = sent;
  const receipt = new Date(receivedAt).toISOString();
  const noStart = startsAt === null || isAhead(startsAt, receivedAt);
  // An alert that fires carries the time at which it ends unless it is sent again, which may be hours ahead.
  const noEnd = sent.status === 'resolved' && isAhead(endsAt, receivedAt);
  return {
    alert: { ...sent, startsAt: noStart ? receipt : startsAt, endsAt: noEnd ? receipt : endsAt },
    startIsReceipt: noStart,
    notes: [
      ...(startsAt === null
        ? ['The alert has no start time; the time at which it was received is used.']
        : []),
      ...(noStart && startsAt !== null
        ? [
            `The alert's start time ${startsAt} lies in the future; the time at which it was received is used.`,
          ]
        : []),
      ...(noEnd
        ? [
            `The alert's end time ${endsAt ?? ''} lies in the future; the time at which it was received is used.`,
          ]
        : []),
    ],
  };
};

/** An alert whose start is now where its sender wrote none, for what is read once and not compared with later messages. */
export const startedBy = (sent: SentAlert, now: Date): Alert => ({
  ...sent,
  startsAt: sent.startsAt ?? now.toISOString(),
});
