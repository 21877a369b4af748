import type { AlertId, AlertStatus, Fingerprint, TextMap } from '../alerts/alert.js';
import type { Outline } from '../alerts/episode.js';
import type { Flapping } from '../alerts/flapping.js';
import type { GroupHash, GroupKey } from '../alerts/group-key.js';
import type { AnalysisBody, AnalysisReport, Folded } from '../analysis/report.js';
import type { EarlierSummary } from '../analysis/request.js';

/**
 * - `analysis`: the first answer of an episode
 * - `update`: a later one, after a material change or when the model can be used again
 * - `recovery`: all alerts of the group, or this one, resolved after the analysis
 * - `resolved_before_analysis`: it came and went unanalysed
 */
export type ResultKind = 'analysis' | 'update' | 'recovery' | 'resolved_before_analysis';

/** One alert in a group result: all that its own result needs. Everything in it is masked. */
export interface ResultMember {
  readonly id: AlertId;
  readonly fingerprint: Fingerprint;
  readonly alertname: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly status: AlertStatus;
  readonly kind: ResultKind;
  /** Resolved with this startsAt in the group result before: its answer stands unless it was never published. */
  readonly settled: boolean;
  /** Whether it fired only after the analysis whose report is carried had read its evidence; absent when not. */
  readonly joinedLater?: true;
  /** What was odd about its message and mended, a sentence each; absent when nothing. */
  readonly notes?: readonly string[];
  /** But for the group's common ones. Absent where the message would not fit into the server's `max_payload`. */
  readonly labels?: TextMap;
  /** What the sender wants echoed; absent when nothing. */
  readonly echo?: {
    readonly thread_ts: string;
    readonly incident_id: string | null;
    readonly analysis_type: string | null;
  };
}

interface GroupPart {
  readonly key: GroupKey;
  readonly id: GroupHash;
  /** When the episode's first alert started, RFC 3339. */
  readonly episode: string;
  /** Revision of the episode's first result; with `episode` it is the episode's identity. */
  readonly episodeRevision: number;
  /** Stream sequence of the last change of the group's alerts that this result covers. */
  readonly revision: number;
  /** When the state bucket was created; revisions of another incarnation cannot be compared. */
  readonly incarnation: string;
  readonly memberCount: number;
  /** Present while it goes to and fro between firing and resolved. */
  readonly flapping?: Flapping;
}

/** What both kinds of results have besides the body of the /analyze response. */
export interface ResultCommon extends AnalysisBody {
  readonly version: 1;
  readonly kind: ResultKind;
  readonly provenance: AnalysisReport['provenance'];
  readonly findings: AnalysisReport['findings'];
  readonly evidence: AnalysisReport['evidence'];
  /** Present where the rules answered alone since many groups began at once. */
  readonly folded?: Folded;
}

/** Body of `<prefix>.results.group.<group>`, masked. */
export interface GroupResult extends ResultCommon {
  readonly group: GroupPart & {
    readonly members: readonly ResultMember[];
    /** Labels that all members have alike, which are not repeated with each; absent in results of earlier versions. */
    readonly commonLabels?: TextMap;
    /** When the group last began to fire and was over, RFC 3339, oldest first; absent where it never was. */
    readonly changes?: readonly string[];
  };
  /** Sequence of the group result whose report this one carries; `null`: its own. */
  readonly analysisSequence: number | null;
  /** Sequence of the group's result before this one, which is certain by the fence; 0: none. Absent in earlier versions. */
  readonly after?: number;
  /** When the carried analysis began, RFC 3339 on the stream's clock; absent in results of earlier versions. */
  readonly analysedAt?: string;
  /** What the carried analysis saw. */
  readonly outline: Outline;
  /** What analyses of the group said before the carried one, oldest first; absent in results of earlier versions. */
  readonly earlier?: readonly EarlierSummary[];
}

/** A group result as read back from the stream. */
export interface StoredGroupResult {
  readonly sequence: number;
  readonly result: GroupResult;
}

/** Body of `<prefix>.results.alert.<id>`, masked. */
export interface AlertResult extends ResultCommon {
  /** That this tells in short what the group's result holds, for an alert of a large group; absent where this is the whole. */
  readonly brief?: true;
  readonly thread_ts: string;
  readonly incident_id: string | null;
  readonly alert: {
    readonly fingerprint: Fingerprint;
    readonly status: AlertStatus;
    readonly startsAt: string;
    readonly endsAt: string | null;
    readonly labels: TextMap | null;
    readonly cluster: string;
  };
  readonly group: GroupPart & {
    readonly members: readonly Pick<ResultMember, 'fingerprint' | 'alertname' | 'status'>[];
  };
  readonly groupSequence: number;
  readonly analysisSequence: number;
}

/** Sequence of the group result whose report a stored one carries. */
export const analysisSequenceOf = (stored: StoredGroupResult): number =>
  stored.result.analysisSequence ?? stored.sequence;
