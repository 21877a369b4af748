import { LANGUAGES, type Language, type Localized } from '../../config/language.js';
import type { Answer } from '../../prompt/answer.js';
import { LANGUAGE_NAMES } from '../../prompt/headings.js';
import { languageOfText } from '../../prompt/language-of-text.js';

/** An answer whose texts stand under their language, and what was left out of it, a sentence each. */
export interface PlacedAnswer {
  readonly answer: Answer;
  readonly left: readonly string[];
}

/**
 * An answer whose texts are in the languages that they stand under: what is in the other one of ours moves there, what is in
 * a third goes, and the rules' text stands in its place. `null` where nothing is left.
 */
export const placedByLanguage = (answer: Answer): PlacedAnswer | null => {
  const { summary, detail, written } = answer;
  const isIn = new Map(
    written.map((each) => [each, languageOfText(`${summary[each]}\n${detail[each]}`) ?? each] as const),
  );
  const sourceOf = (language: Language): Language | undefined =>
    isIn.get(language) === language ? language : written.find((each) => isIn.get(each) === language);
  const kept = LANGUAGES.filter((language) => sourceOf(language) !== undefined);
  const [first] = kept.map(sourceOf);
  if (first === undefined) return null;
  const placed = (texts: Localized): Localized => {
    const of = (language: Language): string => texts[sourceOf(language) ?? first];
    return { ko: of('ko'), en: of('en') };
  };
  const gone = written.filter((language) => !kept.includes(language));
  return {
    answer: { ...answer, summary: placed(summary), detail: placed(detail), written: kept },
    left: gone.map(
      (each) => `left out of the answer: its text in ${LANGUAGE_NAMES[each]}, which is in another language`,
    ),
  };
};
