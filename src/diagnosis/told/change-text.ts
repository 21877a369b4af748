import type { Localized } from '../../config/language.js';

/** The forms in which changes are told, and the same in Korean. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(.+) was written$/, '$1 변경'],
  [/^(.+) was created$/, '$1 생성'],
  [/^revision (\d+) was rolled out: (.+) changed$/s, 'revision $1 롤아웃 ($2 변경)'],
  [/^revision (\d+) was rolled out: (.+)$/s, 'revision $1 롤아웃 ($2)'],
  [/^(.+?) was rolled out by (.+)$/s, '$2이(가) $1 롤아웃'],
  [/^(.+) was rolled out$/s, '$1 롤아웃'],
];

/** A change in both languages; one of another form stays as its source tells it. */
export const changeText = (what: string): Localized => {
  const form = FORMS.find(([pattern]) => pattern.test(what));
  return { en: what, ko: form === undefined ? what : what.replace(form[0], form[1]) };
};
