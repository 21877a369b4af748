import type { Localized } from '../../config/language.js';

/** The forms in which changes are told, and the same in Korean. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(.+) was written$/, '$1 변경'],
  [/^(.+) was created$/, '$1 생성'],
  [/^(.+) was deleted$/, '$1 삭제'],
  [/^revision (\d+) was rolled out: (.+) changed$/s, 'revision $1 롤아웃 ($2 변경)'],
  [/^revision (\d+) was rolled out: (.+)$/s, 'revision $1 롤아웃 ($2)'],
  [/^(.+?) was rolled out by (.+)$/s, '$2이(가) $1 롤아웃'],
  [/^(.+) was rolled out$/s, '$1 롤아웃'],
];

/** Most values that are told of one change, in a sentence. */
const MOST_VALUES = 2;

/** How a value that differs is told, and the same in Korean. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) added: (.*)$/s, '$1 추가: $2'],
  [/^(\S+) removed \(was (.*)\)$/s, '$1 삭제 (이전 값 $2)'],
  [/^(\S+) changed \(its value is hidden\)$/, '$1 변경 (값은 표시하지 않음)'],
  [/^(\S+) added( \(image .*\))?$/, '$1 추가$2'],
  [/^(\S+) removed( \(image .*\))?$/, '$1 삭제$2'],
  [/^(.+) added$/s, '$1 추가'],
  [/^(.+) removed$/s, '$1 삭제'],
  [/^(.+): (\d+) more lines$/, '$1: 외 $2줄'],
  [/^(\d+) more$/, '외 $1건'],
  [/^after (\S+)$/, '이전 $1'],
];

const inKorean = (text: string, forms: readonly (readonly [RegExp, string])[]): string => {
  const form = forms.find(([pattern]) => pattern.test(text));
  return form === undefined ? text : text.replace(form[0], form[1]);
};

/** What differs, as far as there is room, in both languages; empty where it was not recorded. */
export const differenceText = (differs: readonly string[] = []): Localized => {
  const more = differs.length - MOST_VALUES;
  const values = more > 0 ? [...differs.slice(0, MOST_VALUES), `${more} more`] : differs;
  return { en: values.join('; '), ko: values.map((value) => inKorean(value, VALUES)).join('; ') };
};

/** A change in both languages, with what differs where it was recorded; one of another form stays as its source tells it. */
export const changeText = (what: string, differs?: readonly string[]): Localized => {
  const ko = inKorean(what, FORMS);
  const values = differenceText(differs);
  return values.en === '' ? { en: what, ko } : { en: `${what}: ${values.en}`, ko: `${ko}: ${values.ko}` };
};
