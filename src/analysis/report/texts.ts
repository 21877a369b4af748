import type { Language, Localized } from '../../config/language.js';
import { formOf } from '../../prompt/prompt-case.js';
import { answerDetail } from './answer-detail.js';
import { isModels, type ReportMaterial } from './material.js';
import { phrasesFor } from './phrases.js';
import { rulesDetail } from './rules-detail.js';
import { summaryOf } from './summary.js';

/** The answer in words: summary and detail in every language, and both as one Markdown text in the language asked for. */
export interface ReportTexts {
  readonly summary: Localized;
  readonly detail: Localized;
  readonly analysis: string;
}

export const textsOf = (material: ReportMaterial, missing: readonly string[]): ReportTexts => {
  const { language } = material;
  const summary = inEach((wanted) => summaryOf(material, wanted));
  const detail = inEach((wanted) => detailOf(material, wanted, missing));
  return { summary, detail, analysis: analysisOf(summary[language], detail[language], material) };
};

/**
 * A reply that was read as plain text is shown as it is, when its detail is the whole of it (docs/model.md "Reading a
 * reply").
 */
const analysisOf = (summary: string, detail: string, { outcome, language }: ReportMaterial): string => {
  if (isModels(outcome, language) && !outcome.parsed) {
    const opening = outcome.answer.summary[language].replace(/…$/, '');
    if (detail.includes(opening)) return detail;
  }
  const { summaryHeading, detailHeading } = phrasesFor(language);
  return `### 1) ${summaryHeading}\n${summary}\n\n### 2) ${detailHeading}\n${detail}`;
};

const detailOf = (material: ReportMaterial, language: Language, missing: readonly string[]): string =>
  isModels(material.outcome, language)
    ? answerDetail(material.outcome.answer, formOf(material.content), {
        language,
        isReaders: language === material.language,
      })
    : rulesDetail(material, language, missing);

const inEach = (write: (language: Language) => string): Localized => ({ ko: write('ko'), en: write('en') });
