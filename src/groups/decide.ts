import { type Change, changeSince, isMaterial, outlineOf } from '../alerts/episode.js';
import type { FlapLimits } from '../alerts/flapping.js';
import { firingOf, type GroupSnapshot } from '../alerts/group.js';
import { type SettleTimes, settleRemainderMs } from '../alerts/settling.js';
import type { ModelCircuit } from '../llm/circuit.js';
import { earlierOf } from './earlier-of.js';
import { groupChanges } from './group-changes.js';
import type { GroupResult, ResultKind } from './group-result.js';
import { reanalyseInMs, type ReanalyseTimes } from './unread.js';

/** What a group may wait for: more alerts that join it, or the time of its next carried commit. */
export type GroupWait = 'settling' | 'carried-lately';

/** What to do with a trigger, given what was read (docs/stream-protocol.md "Work on a group"). */
export type GroupDecision =
  | { readonly do: 'nothing'; readonly why: string }
  /** The stored result covers the snapshot: fan it out once more. `againMs`: then look at the group again; 0: not for this. */
  | { readonly do: 'fan-out-stored'; readonly againMs: number }
  /** Alerts that no report is about are due, and nothing changed since: the analysis needs a revision of its own to answer. */
  | { readonly do: 'renew' }
  | { readonly do: 'settle'; readonly afterMs: number; readonly why: GroupWait }
  /** Commit the stored report again as the result of this revision. */
  | { readonly do: 'carry-over'; readonly kind: ResultKind; readonly againMs: number }
  /** Commit a result without analysing: everything is over. */
  | { readonly do: 'note-resolved' }
  | { readonly do: 'analyse'; readonly kind: ResultKind; readonly newEpisode: boolean };

/** Reasons of `provenance` for which the circuit's closing allows one analysis more. */
const WANT_OF_MODEL: readonly (string | null)[] = ['llm_auth'];

/** A result that the rules gave for want of a model, while the model can be asked again. */
export const wantsUpgrade = (result: GroupResult, circuit: ModelCircuit['state']): boolean =>
  circuit === 'closed' && WANT_OF_MODEL.includes(result.provenance.reason) && !result.outline.resolved;

/** Whether a stored result answers a group at this revision of this incarnation of the state bucket. */
export const reaches = (
  result: GroupResult,
  snapshot: Pick<GroupSnapshot, 'revision' | 'incarnation'>,
): boolean => result.group.incarnation === snapshot.incarnation && result.group.revision >= snapshot.revision;

/** When reports that are carried over are committed. Times are on the stream's clock, ms. */
export interface CarryTimes {
  /** At least this long after the last carried one. */
  readonly everyMs: number;
  /** When the stored result was stored. */
  readonly storedAt: number;
}

/** A group whose alerts only repeat commits its whole result each time: such commits wait for each other. */
const carryRemainderMs = (
  stored: GroupResult | null,
  { everyMs, storedAt }: CarryTimes,
  serverNow: number,
): number =>
  stored === null || stored.analysisSequence === null
    ? 0
    : Math.min(everyMs, Math.max(0, storedAt + everyMs - serverNow));

const onChange = (change: Change, anyFiring: boolean): GroupDecision => {
  switch (change) {
    case 'new-episode':
      return anyFiring ? { do: 'analyse', kind: 'analysis', newEpisode: true } : { do: 'note-resolved' };
    case 'material':
      return { do: 'analyse', kind: 'update', newEpisode: false };
    case 'recovered':
      return { do: 'carry-over', kind: 'recovery', againMs: 0 };
    case 'same':
      return { do: 'carry-over', kind: anyFiring ? 'analysis' : 'recovery', againMs: 0 };
  }
};

/** What is decided from. `serverNow` is on the stream's clock, in ms. */
interface Seen {
  readonly snapshot: GroupSnapshot;
  readonly stored: GroupResult | null;
  readonly circuit: ModelCircuit['state'];
  readonly settle: SettleTimes;
  readonly carry: CarryTimes;
  readonly reanalyse: ReanalyseTimes;
  readonly flaps: FlapLimits;
  readonly serverNow: number;
}

/** Whether a new episode is one more of a group that flaps, which an analysis has told already and which shows nothing new. */
const isFlap = ({ snapshot: { members }, stored, flaps, serverNow }: Seen): boolean =>
  stored !== null &&
  groupChanges(stored, members, serverNow, flaps).flapping?.analysed === true &&
  !isMaterial(stored.outline, outlineOf(members));

/** What an analysis more of the same episode is. */
const AGAIN: GroupDecision = { do: 'analyse', kind: 'update', newEpisode: false };

/** The stored report again for a later revision, when it is time for that. */
const carryOver = (kind: ResultKind, againMs: number, { stored, carry, serverNow }: Seen): GroupDecision => {
  const waitMs = carryRemainderMs(stored, carry, serverNow);
  return waitMs > 0
    ? { do: 'settle', afterMs: waitMs, why: 'carried-lately' }
    : { do: 'carry-over', kind, againMs };
};

/** Decides from plain values, so that it can be tested without a server. */
export const decide = (seen: Seen): GroupDecision => {
  const { snapshot, stored, circuit, serverNow } = seen;
  const { members } = snapshot;
  if (members.length === 0) return { do: 'nothing', why: 'the group has no alerts any more' };
  const anyFiring = firingOf(members).length > 0;
  const unreadMs = reanalyseInMs(stored, members, seen.reanalyse, serverNow);
  const upgrade = stored !== null && anyFiring && wantsUpgrade(stored, circuit);
  const againMs = unreadMs ?? 0;
  if (stored !== null && reaches(stored, snapshot) && !upgrade)
    return unreadMs === 0 ? { do: 'renew' } : { do: 'fan-out-stored', againMs };
  const earlier = earlierOf(stored);
  const afterMs = settleRemainderMs(members, earlier, seen.settle, serverNow);
  if (afterMs > 0) return { do: 'settle', afterMs, why: 'settling' };
  const change = changeSince(earlier, members);
  const decision = onChange(change === 'new-episode' && isFlap(seen) ? 'same' : change, anyFiring);
  if (decision.do !== 'carry-over') return decision;
  return upgrade || unreadMs === 0 ? AGAIN : carryOver(decision.kind, againMs, seen);
};
