import type { AlertId, AlertStatus, CallerContext, TextMap } from '../alerts/alert.js';
import { answersBy, changeSince, outlineOf } from '../alerts/episode.js';
import type { FlapLimits } from '../alerts/flapping.js';
import { firingOf, type GroupMember, type GroupSnapshot, worstFirst } from '../alerts/group.js';
import { alertOf, NO_CALLER } from '../alerts/state.js';
import type { AnalysisReport } from '../analysis/report.js';
import type { EarlierSummary } from '../analysis/request.js';
import { earlierOf } from './earlier-of.js';
import { groupChanges } from './group-changes.js';
import {
  analysisSequenceOf,
  type GroupResult,
  type ResultKind,
  type ResultMember,
  type StoredGroupResult,
} from './group-result.js';

/** The report part of a result: everything but what says whom it is about. */
type ReportPart = Omit<
  GroupResult,
  'group' | 'analysisSequence' | 'after' | 'analysedAt' | 'outline' | 'kind' | 'version'
>;

/** A report as a new group result carries it. */
export interface Carried {
  readonly part: ReportPart;
  /** Sequence of the group result it was first published with; `null`: with this one. */
  readonly analysisSequence: number | null;
  /** When the analysis began, RFC 3339; `null`: with the work on this result. Absent: not known. */
  readonly analysedAt?: string | null;
  readonly outline: GroupResult['outline'];
  /** Alerts that fired when the report was written; empty where it was written for an earlier result. */
  readonly seen: ReadonlySet<AlertId>;
}

export interface GroupMessageInput {
  readonly snapshot: GroupSnapshot;
  /** The group's last stored result. */
  readonly stored: StoredGroupResult | null;
  /** Sequence of the last message on the group's subject, readable or not; 0: none. */
  readonly lastSequence: number;
  readonly carried: Carried;
  readonly kind: ResultKind;
  readonly reopenGraceMs: number;
  readonly flaps: FlapLimits;
  /** The server's time, ms since the epoch. */
  readonly serverNow: number;
}

const kindOf = (
  { kind, carried }: GroupMessageInput,
  member: GroupMember,
  before: AlertStatus | undefined,
): ResultKind => {
  if (member.status === 'firing') return kind === 'update' ? 'update' : 'analysis';
  return before !== undefined || carried.seen.has(member.id) ? 'recovery' : 'resolved_before_analysis';
};

/** What the stored result says of the group's alerts. */
interface Before {
  readonly statusOf: (member: GroupMember) => AlertStatus | undefined;
  readonly joinedLater: ReadonlySet<AlertId>;
}

const beforeOf = (stored: StoredGroupResult | null): Before => {
  const answered = answersBy(stored === null ? null : earlierOf(stored.result));
  const late = (stored?.result.group.members ?? []).filter(({ joinedLater }) => joinedLater === true);
  return {
    statusOf: (member) => answered(member)?.status,
    joinedLater: new Set(late.map(({ id }) => id)),
  };
};

/** A report that is carried over is not about who joined since, nor about who had joined since before. */
const hasJoinedLater = (member: GroupMember, { carried }: GroupMessageInput, before: Before): boolean =>
  carried.analysisSequence !== null &&
  member.status === 'firing' &&
  (before.statusOf(member) === undefined || before.joinedLater.has(member.id));

/** Labels that all members have alike; none of a lone member, which keeps its own. */
const commonLabelsOf = (members: readonly GroupMember[]): TextMap => {
  const [first, ...others] = members.map(({ state }) => state.content.labels);
  if (first === undefined || others.length === 0) return {};
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((labels) => labels[name] === value)),
  );
};

const ownLabels = (labels: TextMap, common: TextMap): TextMap =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(common, name)));

/** What is to be echoed; nothing for most alerts of a webhook. */
const echoOf = ({ threadTs, incidentId, analysisType }: CallerContext): Pick<ResultMember, 'echo'> =>
  threadTs === '' && incidentId === null && analysisType === null
    ? {}
    : { echo: { thread_ts: threadTs, incident_id: incidentId, analysis_type: analysisType } };

const resultMember = (
  member: GroupMember,
  input: GroupMessageInput,
  before: Before,
  common: TextMap,
): ResultMember => {
  const alert = alertOf(member.state, input.reopenGraceMs);
  const caller = member.state.caller?.value ?? NO_CALLER;
  const status = before.statusOf(member);
  const joinedLater = hasJoinedLater(member, input, before);
  return {
    id: member.id,
    fingerprint: alert.fingerprint,
    alertname: alert.labels['alertname'] ?? '',
    startsAt: alert.startsAt,
    endsAt: alert.endsAt,
    status: alert.status,
    kind: joinedLater ? 'update' : kindOf(input, member, status),
    settled: alert.status === 'resolved' && status === 'resolved',
    ...(joinedLater && { joinedLater }),
    ...(member.state.content.notes && { notes: member.state.content.notes }),
    labels: ownLabels(alert.labels, common),
    ...echoOf(caller),
  };
};

/** When the first alert of a new episode started. */
const startOf = ({ members }: GroupSnapshot): string => {
  const firing = firingOf(members);
  return (
    (firing.length > 0 ? firing : members).map(({ state }) => state.startsAt).sort()[0] ??
    new Date(0).toISOString()
  );
};

/** The group's last changes, and whether they are flapping that an analysis has told. */
const changesPart = (input: GroupMessageInput): Pick<GroupResult['group'], 'changes' | 'flapping'> => {
  const { snapshot, stored, carried, kind, serverNow, flaps } = input;
  const { times, flapping } = groupChanges(stored?.result ?? null, snapshot.members, serverNow, flaps);
  const isAnalysis = carried.analysisSequence === null && kind !== 'resolved_before_analysis';
  return {
    ...(times.length > 0 && { changes: times }),
    ...(flapping !== null && { flapping: { ...flapping, analysed: flapping.analysed || isAnalysis } }),
  };
};

/** When the carried report was made. */
const analysedPart = ({ carried, serverNow }: GroupMessageInput): Pick<GroupResult, 'analysedAt'> => {
  const { analysedAt } = carried;
  if (analysedAt === undefined) return {};
  return { analysedAt: analysedAt ?? new Date(serverNow).toISOString() };
};

/** The group result for a snapshot; unmasked. The episode goes on unless the stored result says that a new one began. */
export const groupMessage = (input: GroupMessageInput): GroupResult => {
  const { snapshot, stored, carried, kind } = input;
  const before = beforeOf(stored);
  const commonLabels = commonLabelsOf(snapshot.members);
  const begun = stored === null || changeSince(earlierOf(stored.result), snapshot.members) === 'new-episode';
  return {
    ...carried.part,
    version: 1,
    kind,
    group: {
      key: snapshot.key,
      id: snapshot.group,
      episode: begun ? startOf(snapshot) : stored.result.group.episode,
      episodeRevision: begun ? snapshot.revision : stored.result.group.episodeRevision,
      revision: snapshot.revision,
      incarnation: snapshot.incarnation,
      memberCount: snapshot.members.length,
      members: worstFirst(snapshot.members).map((member) =>
        resultMember(member, input, before, commonLabels),
      ),
      ...(Object.keys(commonLabels).length > 0 && { commonLabels }),
      ...changesPart(input),
    },
    analysisSequence: carried.analysisSequence,
    after: input.lastSequence,
    ...analysedPart(input),
    outline: carried.outline,
  };
};

/** A fresh report, with what it saw and what was said before it. */
export const carryNew = (
  report: AnalysisReport,
  snapshot: GroupSnapshot,
  earlier: readonly EarlierSummary[],
): Carried => ({
  part: {
    ...report.body,
    ...(report.folded && { folded: report.folded }),
    earlier,
    provenance: report.provenance,
    findings: report.findings,
    evidence: report.evidence,
  },
  analysisSequence: null,
  analysedAt: null,
  outline: outlineOf(snapshot.members),
  seen: new Set(firingOf(snapshot.members).map(({ id }) => id)),
});

/** The stored report again. What its analysis saw stays, so that slow growth adds up to something material. */
export const carryStored = (stored: StoredGroupResult, resolved: boolean): Carried => {
  const {
    group: _group,
    analysisSequence: _sequence,
    after: _after,
    analysedAt,
    outline,
    kind: _kind,
    version: _version,
    ...part
  } = stored.result;
  return {
    part,
    analysisSequence: analysisSequenceOf(stored),
    ...(analysedAt !== undefined && { analysedAt }),
    outline: { ...outline, resolved: outline.resolved || resolved },
    seen: new Set(),
  };
};
