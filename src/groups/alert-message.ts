import type { Flapping } from '../alerts/flapping.js';
import { type Masked, type Masker, partOf, together } from '../masking/index.js';
import { alertReport, isBrief } from './alert-report.js';
import type { AlertResult, GroupResult, ResultCommon, ResultMember } from './group-result.js';
import { countsOf, languageOfTexts, stateTexts } from './state-texts.js';

/** Members that an alert's own result names; the group result names all. */
const NAMED_MEMBERS = 100;

/** Makes the results of a group's alerts out of the committed group result alone. */
export interface AlertMessages {
  readonly of: (member: ResultMember) => Masked<AlertResult>;
}

/** Where the committed group result is. */
export interface CommittedAt {
  readonly subject: string;
  readonly sequence: number;
  /** Sequence of the group result whose report it carries. */
  readonly analysisSequence: number;
}

const groupPart = (result: GroupResult): AlertResult['group'] => {
  const { commonLabels: _labels, changes: _changes, members, ...group } = result.group;
  const named = isBrief(result) ? [] : members.slice(0, NAMED_MEMBERS);
  return {
    ...group,
    members: named.map(({ fingerprint, alertname, status }) => ({ fingerprint, alertname, status })),
  };
};

const COMMON = [
  'status',
  'analysis',
  'analysis_summary',
  'analysis_detail',
  'analysis_summary_i18n',
  'analysis_detail_i18n',
  'analysis_quality',
  'missing_data',
  'warnings',
  'capabilities',
  'context',
  'artifacts',
  'cause',
  'further_causes',
  'version',
  'provenance',
  'findings',
  'evidence',
] as const satisfies readonly (keyof ResultCommon)[];

/**
 * What an alert is told that its group's evidence was read without.
 * @param readAt when that was, RFC 3339; `null` when it is not known
 */
export const joinedLaterNote = (readAt: string | null): string =>
  `This alert joined its group after the evidence was read${readAt === null ? '' : ` (${readAt})`}: it is not named in what is said here, and its own object was not looked at.`;

/** That a group's alerts come and go, and what that means for the answer. */
const flappingNote = ({ since, changes, calmMinutes, analysed }: Flapping): string =>
  `This group of alerts flaps: it changed ${changes} times between firing and resolved since ${since}.${
    analysed ? ` It is not analysed again for that until nothing changed for ${calmMinutes} minutes.` : ''
  }`;

/** What concerns this alert alone, and how its group behaves. */
const ownWarnings = (
  { notes = [], joinedLater }: ResultMember,
  { group: { flapping }, analysedAt }: GroupResult,
): readonly string[] => [
  ...notes,
  ...(flapping === undefined ? [] : [flappingNote(flapping)]),
  ...(joinedLater === true ? [joinedLaterNote(analysedAt ?? null)] : []),
];

/** What an alert is told of a storm: the groups with the same cause; its group's result lists the others too. */
const foldedFor = ({ folded }: GroupResult): AlertResult['folded'] =>
  folded && { ...folded, explained: folded.explained.filter(({ shared }) => shared) };

/** Labels of a member; those of all members are not repeated for each alert of a large group. */
const labelsOf = ({ labels }: ResultMember, result: GroupResult): AlertResult['alert']['labels'] => {
  if (labels === undefined) return null;
  return isBrief(result) ? labels : { ...result.group.commonLabels, ...labels };
};

/** @param result the group result as it is stored in the stream */
export const alertMessages = (
  masker: Pick<Masker, 'derive' | 'mask'>,
  result: Masked<GroupResult>,
  { subject, sequence, analysisSequence }: CommittedAt,
): AlertMessages => {
  const report = masker.derive(result, (group) => alertReport(group, subject));
  const common = Object.fromEntries(COMMON.map((name) => [name, partOf(report, name)])) as unknown as {
    readonly [K in (typeof COMMON)[number]]: Masked<ResultCommon[K]>;
  };
  const group = masker.derive(result, groupPart);
  const sequences = { groupSequence: masker.mask(sequence), analysisSequence: masker.mask(analysisSequence) };
  const folded =
    result.value.folded === undefined ? {} : { folded: masker.derive(result, (whole) => foldedFor(whole)) };
  const brief = isBrief(result.value) ? { brief: masker.mask<true>(true) } : {};
  const cluster = result.value.group.key['cluster'] ?? 'default';
  const language = languageOfTexts(result.value);
  const counts = countsOf(result.value);
  const isCarried = result.value.analysisSequence !== null;
  const textsOf = (member: ResultMember) => {
    const labels = { ...result.value.group.commonLabels, ...member.labels };
    const texts = masker.derive(report, (own) =>
      stateTexts(own, { member, labels, counts, isCarried }, language),
    );
    return {
      analysis: partOf(texts, 'analysis'),
      analysis_summary: partOf(texts, 'analysis_summary'),
      analysis_summary_i18n: partOf(texts, 'analysis_summary_i18n'),
    };
  };
  const warningsOf = (member: ResultMember): Masked<AlertResult['warnings']> => {
    const own = ownWarnings(member, result.value);
    return own.length === 0
      ? common.warnings
      : masker.derive(report, ({ warnings }) => [...(warnings ?? []), ...own]);
  };
  return {
    of: (member) => {
      const own = masker.mask({
        kind: member.kind,
        thread_ts: member.echo?.thread_ts ?? '',
        incident_id: member.echo?.incident_id ?? null,
        analysis_type: member.echo?.analysis_type ?? member.status,
        alert: {
          fingerprint: member.fingerprint,
          status: member.status,
          startsAt: member.startsAt,
          endsAt: member.endsAt,
          labels: labelsOf(member, result.value),
          cluster,
        },
      });
      return together<AlertResult>({
        ...common,
        ...brief,
        ...folded,
        ...textsOf(member),
        warnings: warningsOf(member),
        kind: partOf(own, 'kind'),
        thread_ts: partOf(own, 'thread_ts'),
        incident_id: partOf(own, 'incident_id'),
        analysis_type: partOf(own, 'analysis_type'),
        alert: partOf(own, 'alert'),
        group,
        ...sequences,
      });
    },
  };
};
