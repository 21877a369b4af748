import type { Localized } from '../config/language.js';
import type { Diagnosis } from '../evidence/finding.js';
import { TEXTS } from './mechanisms/index.js';

/** What to say when the mechanisms found nothing: how many were looked for, and what could not be. */
export const checkedText = ({ checked, unchecked }: Diagnosis): Localized => {
  const open = unchecked.map(({ rule }) => ruleTitle(rule));
  const more = {
    en: open.length === 0 ? '' : ` Not checked: ${open.map(({ en }) => en).join(', ')}.`,
    ko: open.length === 0 ? '' : ` 점검하지 못한 항목: ${open.map(({ ko }) => ko).join(', ')}.`,
  };
  return checked.length === 0
    ? {
        en: `No cause was found by the rules; nothing could be checked.${more.en}`,
        ko: `규칙으로는 원인을 찾지 못했습니다. 점검할 수 있는 항목이 없었습니다.${more.ko}`,
      }
    : {
        en: `No cause was found by the rules; ${checked.length} known mechanisms were looked for on the way from the alert.${more.en}`,
        ko: `규칙으로는 원인을 찾지 못했습니다. 알림 대상에서 이어지는 경로에서 알려진 원인 ${checked.length}가지를 점검했습니다.${more.ko}`,
      };
};

/** Titles of mechanisms for people. Unknown ones stay as they are. */
export const ruleTitle = (mechanism: string): Localized =>
  TEXTS[mechanism]?.title ?? { ko: mechanism, en: mechanism };
