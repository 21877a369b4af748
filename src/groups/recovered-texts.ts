import type { Language, Localized } from '../config/language.js';
import type { GroupResult, ResultMember } from './group-result.js';

/** The texts of a result that change when its alert is over. */
export type RecoveredTexts = Pick<GroupResult, 'analysis' | 'analysis_summary' | 'analysis_summary_i18n'>;

const overSince = ({ alertname, endsAt }: ResultMember): Localized => {
  const name = alertname === '' ? 'The alert' : alertname;
  const en = endsAt === null ? `${name} is over.` : `${name} is over since ${endsAt}.`;
  const ko =
    endsAt === null ? `${name} 알림이 해소되었습니다.` : `${name} 알림이 ${endsAt}에 해소되었습니다.`;
  return { en: `${en} Found while it fired:`, ko: `${ko} 발생 중 확인된 내용:` };
};

/** The language that a result's plain texts are in. */
export const languageOfTexts = ({ analysis_summary, analysis_summary_i18n }: RecoveredTexts): Language =>
  analysis_summary !== null && analysis_summary === analysis_summary_i18n?.ko ? 'ko' : 'en';

/**
 * The texts for an alert that resolved after its analysis: they were written while it fired and must not read as if it still
 * did. Made of the committed result alone.
 */
export const recoveredTexts = (
  { analysis, analysis_summary, analysis_summary_i18n }: RecoveredTexts,
  member: ResultMember,
  language: Language,
): RecoveredTexts => {
  const over = overSince(member);
  return {
    analysis: `${over[language]}\n\n${analysis}`,
    analysis_summary: analysis_summary === null ? null : `${over[language]} ${analysis_summary}`,
    analysis_summary_i18n: analysis_summary_i18n && {
      en: `${over.en} ${analysis_summary_i18n.en}`,
      ko: `${over.ko} ${analysis_summary_i18n.ko}`,
    },
  };
};
