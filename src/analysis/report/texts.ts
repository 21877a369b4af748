import type { Language, Localized } from '../../config/language.js';
import type { ReportMaterial } from './material.js';
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
  const { summaryHeading, detailHeading } = phrasesFor(language);
  return {
    summary,
    detail,
    analysis: `### 1) ${summaryHeading}\n${summary[language]}\n\n### 2) ${detailHeading}\n${detail[language]}`,
  };
};

const detailOf = (material: ReportMaterial, language: Language, missing: readonly string[]): string =>
  material.outcome.kind === 'answered'
    ? material.outcome.answer.detail[language]
    : rulesDetail(material, language, missing);

const inEach = (write: (language: Language) => string): Localized => ({ ko: write('ko'), en: write('en') });
