import type { Language, Localized } from '../config/language.js';
import type { Diagnosis } from '../evidence/finding.js';
import { RULES } from './rules.js';

const titleOf = (id: string, language: Language): string =>
  RULES.find((rule) => rule.id === id)?.title[language] ?? id;

const titles = (ids: readonly string[], language: Language): string =>
  ids.map((id) => titleOf(id, language)).join(', ');

const english = ({ checked, unchecked }: Diagnosis): string => {
  const done = checked.length === 0 ? 'nothing could be checked' : `checked: ${titles(checked, 'en')}`;
  const open = titles(
    unchecked.map(({ rule }) => rule),
    'en',
  );
  return `No cause was found by the rules; ${done}.${open && ` Not checked for want of evidence: ${open}.`}`;
};

const korean = ({ checked, unchecked }: Diagnosis): string => {
  const done =
    checked.length === 0 ? '점검할 수 있는 항목이 없었습니다.' : `점검한 항목: ${titles(checked, 'ko')}.`;
  const open = titles(
    unchecked.map(({ rule }) => rule),
    'ko',
  );
  return `규칙으로는 원인을 찾지 못했습니다. ${done}${open && ` 근거가 없어 점검하지 못한 항목: ${open}.`}`;
};

/** What to say when the rules found nothing: what was looked at, and what could not be. */
export const checkedText = (diagnosis: Diagnosis): Localized => ({
  en: english(diagnosis),
  ko: korean(diagnosis),
});

/** Titles of rules for people, such as for a list of what was checked. Unknown ids stay as they are. */
export const ruleTitle = (id: string): Localized => ({ ko: titleOf(id, 'ko'), en: titleOf(id, 'en') });
