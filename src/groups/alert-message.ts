import { type Masked, type Masker, partOf, together } from '../masking/index.js';
import { recoveredTexts } from './recovered-texts.js';
import type { AlertResult, GroupResult, ResultCommon, ResultMember } from './group-result.js';

/** Members that an alert's own result names; the group result names all. */
const NAMED_MEMBERS = 100;

/** Makes the results of a group's alerts out of the committed group result alone. */
export interface AlertMessages {
  readonly of: (member: ResultMember) => Masked<AlertResult>;
}

const groupPart = ({ group }: GroupResult): AlertResult['group'] => ({
  ...group,
  members: group.members
    .slice(0, NAMED_MEMBERS)
    .map(({ fingerprint, alertname, status }) => ({ fingerprint, alertname, status })),
});

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

const JOINED_LATER =
  'This alert joined its group after the evidence was read: it is not named in what is said here, and its own object was not looked at.';

/** The warnings of the report, and what concerns this alert alone. */
const withOwn = (
  warnings: readonly string[] | null,
  { notes = [], joinedLater }: ResultMember,
): readonly string[] | null => {
  const own = [...notes, ...(joinedLater === true ? [JOINED_LATER] : [])];
  return own.length === 0 ? warnings : [...(warnings ?? []), ...own];
};

/**
 * @param result the group result as it is stored in the stream
 * @param sequence its stream sequence
 * @param analysisSequence the sequence of the group result whose report it carries
 */
export const alertMessages = (
  masker: Pick<Masker, 'derive' | 'mask'>,
  result: Masked<GroupResult>,
  sequence: number,
  analysisSequence: number,
): AlertMessages => {
  const common = Object.fromEntries(COMMON.map((name) => [name, partOf(result, name)])) as unknown as {
    readonly [K in (typeof COMMON)[number]]: Masked<ResultCommon[K]>;
  };
  const group = masker.derive(result, groupPart);
  const sequences = { groupSequence: masker.mask(sequence), analysisSequence: masker.mask(analysisSequence) };
  const cluster = result.value.group.key['cluster'] ?? 'default';
  const recovered = (member: ResultMember) => {
    const texts = masker.derive(result, (whole) => recoveredTexts(whole, member));
    return {
      analysis: partOf(texts, 'analysis'),
      analysis_summary: partOf(texts, 'analysis_summary'),
      analysis_summary_i18n: partOf(texts, 'analysis_summary_i18n'),
    };
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
          labels: member.labels ?? null,
          cluster,
        },
      });
      const texts = member.kind === 'recovery' ? recovered(member) : common;
      return together<AlertResult>({
        ...common,
        analysis: texts.analysis,
        analysis_summary: texts.analysis_summary,
        analysis_summary_i18n: texts.analysis_summary_i18n,
        warnings: masker.derive(result, ({ warnings }) => withOwn(warnings, member)),
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
