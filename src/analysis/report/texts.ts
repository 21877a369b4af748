import type { Language, Localized } from '../../config/language.js';
import { formOf } from '../../prompt/prompt-case.js';
import { answerDetail } from './answer-detail.js';
import { agreesWithRules, isModels, type ReportMaterial } from './material.js';
import { phrasesFor } from './phrases.js';
import { chainLines, rulesDetail } from './rules-detail.js';
import { withBullets } from './sections.js';
import { namesIn } from '../verify/names.js';
import { DETAIL_HEADINGS } from '../../prompt/headings.js';
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

/** Links of the rules' chain that name what the model's texts do not: the way to the cause must not be lost. */
const withRulesChain = (detail: string, material: ReportMaterial, language: Language): string => {
  const { outcome, content } = material;
  if (outcome.kind !== 'answered' || !agreesWithRules(outcome.standing)) return detail;
  const told = `${outcome.answer.summary[language]}\n${detail}`;
  const untold = chainLines(material, language).filter(
    (line) => !namesIn(line).every((name) => told.includes(name)),
  );
  return withBullets(detail, DETAIL_HEADINGS[formOf(content)][language][0] ?? '', untold);
};

const detailOf = (material: ReportMaterial, language: Language, missing: readonly string[]): string =>
  isModels(material.outcome, language)
    ? withRulesChain(
        answerDetail(material.outcome.answer, formOf(material.content), {
          language,
          isReaders: language === material.language,
        }),
        material,
        language,
      )
    : rulesDetail(material, language, missing);

const inEach = (write: (language: Language) => string): Localized => ({ ko: write('ko'), en: write('en') });
