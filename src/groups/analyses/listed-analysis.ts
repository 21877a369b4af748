import { severityRank } from '../../alerts/severity.js';
import type { StoredResult } from '../../jetstream/group-result-log.js';
import type { GroupResult, ResultMember } from '../group-result.js';

/** What a list says of a group's last result. The names are on the wire (docs/http-api.md "GET /analyses"). */
export interface ListedAnalysis {
  /** Of the group, 16 hex digits. */
  readonly id: string;
  /** RFC 3339. */
  readonly stored_at: string;
  readonly kind: string;
  readonly status: 'firing' | 'resolved';
  readonly severity: string;
  readonly key: Readonly<Record<string, string>>;
  readonly alertnames: readonly string[];
  readonly firing: number;
  readonly members: number;
  readonly episode: string;
  readonly summary: string;
  readonly cause: {
    readonly kind: string;
    readonly namespace: string | null;
    readonly name: string;
    readonly mechanism: string;
    readonly text: string;
    readonly confidence: number;
  } | null;
  readonly model: string | null;
}

/** Longest summary of a list, in characters, and most names of alerts. */
const MAX_SUMMARY = 500;
const MAX_NAMES = 10;

/** Form of the results that this reads. */
const RESULT_VERSION = 1;

const decoder = new TextDecoder();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const bodyOf = (data: Uint8Array): GroupResult | null => {
  try {
    const body: unknown = JSON.parse(decoder.decode(data));
    const ours = isObject(body) && body['version'] === RESULT_VERSION && isObject(body['group']);
    // Version 1 of a result has these fields: this service wrote it.
    return ours ? (body as unknown as GroupResult) : null;
  } catch {
    return null;
  }
};

const severityOf = ({ group }: GroupResult, members: readonly ResultMember[]): string =>
  members
    .map(({ labels }) => ({ ...group.commonLabels, ...labels }))
    .reduce((worst, labels) => (severityRank(labels) > severityRank(worst) ? labels : worst), {
      ...group.commonLabels,
    })['severity'] ?? '';

const causeOf = ({ cause }: GroupResult): ListedAnalysis['cause'] =>
  cause === null
    ? null
    : { ...cause.entity, mechanism: cause.mechanism, text: cause.text, confidence: cause.confidence };

/** What a list says of a result; `null` for a message that is none of this service's. Not masked again yet. */
export const listedAnalysis = ({ group, storedAt, data }: StoredResult): ListedAnalysis | null => {
  const result = bodyOf(data);
  if (result === null) return null;
  const { members, key, memberCount, episode } = result.group;
  const firing = members.filter(({ status }) => status === 'firing');
  const counted = firing.length > 0 ? firing : members;
  return {
    id: group,
    stored_at: new Date(storedAt).toISOString(),
    kind: result.kind,
    status: firing.length > 0 ? 'firing' : 'resolved',
    severity: severityOf(result, counted),
    key,
    alertnames: [...new Set(counted.map(({ alertname }) => alertname))].slice(0, MAX_NAMES),
    firing: firing.length,
    members: memberCount,
    episode,
    summary: (result.analysis_summary ?? '').slice(0, MAX_SUMMARY).toWellFormed(),
    cause: causeOf(result),
    model: result.provenance.model?.id ?? null,
  };
};
