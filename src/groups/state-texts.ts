import type { TextMap } from '../alerts/alert.js';
import { subjectOf } from '../alerts/subject/subject-of.js';
import type { Language, Localized } from '../config/language.js';
import type { GroupResult, ResultMember } from './group-result.js';

/** The texts of a result that tell the state of its alert. */
export type StateTexts = Pick<GroupResult, 'analysis' | 'analysis_summary' | 'analysis_summary_i18n'>;

/** Whose state is told, and of which group result. */
export interface Told {
  readonly member: Pick<ResultMember, 'alertname' | 'status' | 'endsAt' | 'kind'>;
  readonly labels: TextMap;
  readonly counts: { readonly firing: number; readonly all: number };
  /** Whether the report was written for an earlier result. */
  readonly isCarried: boolean;
}

export const countsOf = ({ group }: GroupResult): Told['counts'] => ({
  firing: group.members.filter(({ status }) => status === 'firing').length,
  all: group.memberCount,
});

/** The alert by its name, and by its object where the group has others. */
const nameOf = ({ member, labels, counts }: Told, otherwise: string): string => {
  const alert = member.alertname === '' ? otherwise : member.alertname;
  const { namespace, name } = subjectOf(labels, null);
  if (counts.all < 2 || name === null) return alert;
  return `${alert} (${namespace === null || namespace === name ? name : `${namespace}/${name}`})`;
};

const stateIn: Readonly<Record<Language, (told: Told) => string>> = {
  en: (told) => {
    const name = nameOf(told, 'The alert');
    const { status, endsAt } = told.member;
    if (status === 'firing') return `${name} fires.`;
    return endsAt === null ? `${name} is over.` : `${name} is over since ${endsAt}.`;
  },
  ko: (told) => {
    const name = nameOf(told, '');
    const { status, endsAt } = told.member;
    if (status === 'firing') return `${name} 알림이 발생 중입니다.`.trim();
    return (
      endsAt === null ? `${name} 알림이 해소되었습니다.` : `${name} 알림이 ${endsAt}에 해소되었습니다.`
    ).trim();
  },
};

const countIn: Readonly<Record<Language, (counts: Told['counts']) => string>> = {
  en: ({ firing, all }) => `${firing} of ${all} alerts of its group ${firing === 1 ? 'fires' : 'fire'}.`,
  ko: ({ firing, all }) => `이 그룹의 알림 ${all}건 중 ${firing}건이 발생 중입니다.`,
};

const FOUND_BEFORE: Localized = { en: 'Found while it fired:', ko: '발생 중 확인된 내용:' };

/** Of an alert that was over before anybody looked, beside what was found about its group. */
const FOUND_EARLIER: Localized = { en: 'Found earlier:', ko: '이전에 확인된 내용:' };

/** What comes before the report: the alert's own state and its group's. Empty for a lone alert that fires or was never analysed. */
const leadIn = (language: Language, told: Told): string => {
  const { member, counts, isCarried } = told;
  const isAlone = counts.all < 2;
  const recovered = member.kind === 'recovery' || (member.status === 'resolved' && isCarried);
  if (isAlone && !recovered) return '';
  return [
    stateIn[language](told),
    ...(isAlone ? [] : [countIn[language](counts)]),
    ...(recovered ? [(member.kind === 'recovery' ? FOUND_BEFORE : FOUND_EARLIER)[language]] : []),
  ].join(' ');
};

/** The language that a result's plain texts are in. */
export const languageOfTexts = ({ analysis_summary, analysis_summary_i18n }: StateTexts): Language =>
  analysis_summary !== null && analysis_summary === analysis_summary_i18n?.ko ? 'ko' : 'en';

/**
 * The texts for one alert, begun with its own state: the report was written for the group at another time, and must not read
 * as if that were now. Made of the committed result alone.
 */
export const stateTexts = (
  { analysis, analysis_summary, analysis_summary_i18n }: StateTexts,
  told: Told,
  language: Language,
): StateTexts => {
  const lead = leadIn(language, told);
  if (lead === '') return { analysis, analysis_summary, analysis_summary_i18n };
  return {
    analysis: `${lead}\n\n${analysis}`,
    analysis_summary: analysis_summary === null ? null : `${lead} ${analysis_summary}`,
    analysis_summary_i18n: analysis_summary_i18n && {
      en: `${leadIn('en', told)} ${analysis_summary_i18n.en}`,
      ko: `${leadIn('ko', told)} ${analysis_summary_i18n.ko}`,
    },
  };
};
