import type { Alert, CallerContext, AlertStatus } from './alert.js';
import { canonicalJson } from './canonical-json.js';
import { timedAlert, type SentAlert } from './sent-alert.js';

/** What the last message about an alert said, with its receipt time in ms since the epoch (the stream's clock). */
interface Content extends Pick<Alert, 'labels' | 'annotations' | 'generatorURL' | 'fingerprint'> {
  readonly receivedAt: number;
  /** What was odd about the message and mended; absent when nothing. */
  readonly notes?: readonly string[];
}

/** When a resolve was received, and when it says that the alert ended. */
interface Resolve {
  readonly at: number;
  readonly endsAt: string | null;
}

/** Nothing to echo. */
export const NO_CALLER: CallerContext = {
  threadTs: '',
  incidentId: null,
  analysisType: null,
  language: null,
};

/**
 * Last known state of one alert. A join of observations: merging is commutative, associative and idempotent, so any
 * order and any repetition of the same messages gives the same state (docs/stream-protocol.md "Intake"). Times are ms
 * since the epoch on the stream's clock, except `startsAt` and `endsAt`.
 */
export interface AlertState {
  /** The greatest that was seen; everything below is about this one. */
  readonly startsAt: string;
  /** Whether that is the time of the first receipt, since no message had a usable one: any that has counts as later. */
  readonly startIsReceipt?: true;
  /** First message about this `startsAt`: when the alert joined its group. */
  readonly firstAt: number;
  /** Latest firing; `null` when none was seen. */
  readonly firingAt: number | null;
  /** Latest resolve. */
  readonly resolve: Resolve | null;
  /** Latest resolve that named no start, kept whatever starts are told later: it ends what began before it. */
  readonly startless?: Resolve;
  readonly content: Content;
  /** The latest message that named anything to echo; a webhook repeat does not wipe it. */
  readonly caller: { readonly at: number; readonly value: CallerContext } | null;
}

/**
 * The state that one message alone gives.
 * @param receivedAt ms since the epoch, on the stream's clock
 * @param odd what was mended while the message was read
 */
export const observe = (
  sent: SentAlert,
  caller: CallerContext,
  receivedAt: number,
  odd: readonly string[] = [],
): AlertState => {
  const { alert, startIsReceipt, notes } = timedAlert(sent, receivedAt);
  const told = [...odd, ...notes];
  const resolve = alert.status === 'resolved' ? { at: receivedAt, endsAt: alert.endsAt } : null;
  return {
    startsAt: alert.startsAt,
    ...(startIsReceipt && { startIsReceipt: true }),
    firstAt: receivedAt,
    firingAt: alert.status === 'firing' ? receivedAt : null,
    resolve,
    ...(startIsReceipt && resolve !== null && { startless: resolve }),
    content: {
      receivedAt,
      labels: alert.labels,
      annotations: alert.annotations,
      generatorURL: alert.generatorURL,
      fingerprint: alert.fingerprint,
      ...(told.length > 0 && { notes: told }),
    },
    caller: canonicalJson(caller) === canonicalJson(NO_CALLER) ? null : { at: receivedAt, value: caller },
  };
};

/** The greater of two by time, then by their canonical text, so that ties are decided alike in every order. */
const greater = <T>(a: T, b: T, at: (value: T) => number): T => {
  if (at(a) !== at(b)) return at(a) > at(b) ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
};

const either = <T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null => {
  if (a === null) return b;
  return b === null ? a : join(a, b);
};

const later = (a: Resolve, b: Resolve): Resolve => greater(a, b, ({ at }) => at);

/** What states are compared by: a start that the sender told comes after every time of receipt. */
const rankOf = ({ startsAt, startIsReceipt }: AlertState): number =>
  startIsReceipt === true ? Number.NEGATIVE_INFINITY : Date.parse(startsAt);

/** Joins two states of the same alert. The greatest `startsAt` wins; for it, the latest firing and the latest resolve. */
export const mergeStates = (a: AlertState, b: AlertState): AlertState => {
  const startless = either(a.startless ?? null, b.startless ?? null, later);
  const known = startless === null ? {} : { startless };
  const [startA, startB] = [rankOf(a), rankOf(b)];
  if (startA !== startB) return { ...(startA > startB ? a : b), ...known };
  // Equal, unless both are times of receipt: then the first.
  const startsAt = a.startsAt < b.startsAt ? a.startsAt : b.startsAt;
  return {
    startsAt,
    ...(a.startIsReceipt && { startIsReceipt: true }),
    firstAt: Math.min(a.firstAt, b.firstAt),
    firingAt: either(a.firingAt, b.firingAt, Math.max),
    resolve: either(a.resolve, b.resolve, later),
    ...known,
    content: greater(a.content, b.content, (content) => content.receivedAt),
    caller: either(a.caller, b.caller, (x, y) => greater(x, y, (caller) => caller.at)),
  };
};

/** Whether two states are the same value. */
export const sameState = (a: AlertState, b: AlertState): boolean => canonicalJson(a) === canonicalJson(b);

/** Whether a resolve without a start is about what the state describes: by the sender's own times, else by those of receipt. */
const endsIt = ({ startsAt, firstAt }: AlertState, { at, endsAt }: Resolve): boolean =>
  endsAt === null ? at >= firstAt : Date.parse(endsAt) >= Date.parse(startsAt);

/** The latest resolve of what a state describes; `null` when there was none. */
export const resolveOf = (state: AlertState): Resolve | null => {
  const { resolve, startless } = state;
  const loose = startless !== undefined && endsIt(state, startless) ? startless : null;
  return either(resolve, loose, later);
};

/**
 * Resolved: a resolve was received, and no firing later than the grace after it. So a late duplicate does not reopen an
 * alert, and one that Alertmanager resolved and fires again with the same startsAt is open.
 */
export const statusOf = (state: AlertState, reopenGraceMs: number): AlertStatus => {
  const resolve = resolveOf(state);
  if (resolve === null) return 'firing';
  return state.firingAt !== null && state.firingAt > resolve.at + reopenGraceMs ? 'firing' : 'resolved';
};

/** The alert a state describes. */
export const alertOf = (state: AlertState, reopenGraceMs: number): Alert => {
  const status = statusOf(state, reopenGraceMs);
  const { labels, annotations, generatorURL, fingerprint } = state.content;
  return {
    status,
    labels,
    annotations,
    startsAt: state.startsAt,
    endsAt: status === 'resolved' ? (resolveOf(state)?.endsAt ?? null) : null,
    generatorURL,
    fingerprint,
  };
};
