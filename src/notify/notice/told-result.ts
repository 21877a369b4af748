import type { TextMap } from '../../alerts/alert.js';
import { severityRank } from '../../alerts/severity.js';
import type { GroupResult, ResultMember } from '../../groups/group-result.js';
import { ofNewerVersion } from '../../jetstream/record.js';

/** A group's result, as far as it is told. As it stands in the stream: masked there already. */
export interface ToldResult {
  readonly sequence: number;
  readonly result: GroupResult;
  readonly firing: number;
  /** Labels of the worst alert that fires, or of the worst one when none does. */
  readonly worst: TextMap;
}

/** Form of the results that this reads (docs/stream-protocol.md "Results"). */
const RESULT_VERSION = 1;

const decoder = new TextDecoder();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const labelsOf = ({ group }: GroupResult, { labels }: ResultMember): TextMap => ({
  ...group.commonLabels,
  ...labels,
});

const worstOf = (result: GroupResult, members: readonly ResultMember[]): TextMap =>
  members
    .map((member) => labelsOf(result, member))
    .reduce<TextMap | null>(
      (worst, labels) => (worst === null || severityRank(labels) > severityRank(worst) ? labels : worst),
      null,
    ) ?? {};

/** Reads a group result of the stream; `null` when it is none of this service's. @throws {StreamUnavailable} when it is of a newer version */
export const toldResult = (sequence: number, data: Uint8Array): ToldResult | null => {
  let body: unknown;
  try {
    body = JSON.parse(decoder.decode(data));
  } catch {
    return null;
  }
  const version = isObject(body) ? Number(body['version']) : Number.NaN;
  if (version > RESULT_VERSION) throw ofNewerVersion("a group's result", version);
  const ours =
    isObject(body) && version === RESULT_VERSION && isObject(body['group']) && isObject(body['outline']);
  if (!ours) return null;
  // Version 1 of a result has these fields: this service wrote it.
  const result = body as unknown as GroupResult;
  const { members } = result.group;
  const firing = members.filter(({ status }) => status === 'firing');
  return {
    sequence,
    result,
    firing: firing.length,
    worst: worstOf(result, firing.length > 0 ? firing : members),
  };
};

/** The episode's identity: a start time alone would not do. */
export const episodeOf = ({ group }: GroupResult): string => `${group.episode}#${group.episodeRevision}`;

/** Sequence of the result whose report this one carries. */
export const analysisOf = ({ sequence, result }: ToldResult): number => result.analysisSequence ?? sequence;
