import type { Span } from '../marker.js';
import { spansOf, textRule } from '../text-rule.js';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])/dg;
const CARD = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/dg;
const PHONE = /(?<![\w+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\w)/dg;
const SOCIAL_SECURITY = /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/dg;
const IBAN = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)/dg;

/** The check digit of cards (ISO/IEC 7812-1, "Luhn"). */
const isCard = (text: string): boolean => {
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
};

/** The check digits of bank accounts (ISO 13616: modulo 97 is 1). */
const isIban = (text: string): boolean => {
  const compact = text.replaceAll(' ', '');
  const moved = compact.slice(4) + compact.slice(0, 4);
  let rest = 0;
  for (const character of moved) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest === 1;
};

function* find(text: string): Iterable<Span> {
  yield* spansOf(text, EMAIL);
  yield* spansOf(text, CARD, 0, ([card]) => isCard(card));
  yield* spansOf(text, PHONE, 0, ([phone]) => phone.replaceAll(/\D/g, '').length >= 9);
  yield* spansOf(text, SOCIAL_SECURITY);
  yield* spansOf(text, IBAN, 0, ([account]) => isIban(account));
}

/** What names a person: only where `MASKING_PII` asks for it (docs/masking.md "Options"). */
export const personalData = textRule({
  id: 'personal-data',
  about:
    'E-mail addresses, cards and bank accounts by their check digits, phone numbers, US social security numbers',
  words: [],
  find,
  matches: {
    'mail to jane.doe+x@example.com failed': 'mail to [MASKED] failed',
    'card 4111 1111 1111 1111 declined': 'card [MASKED] declined',
    'call +49 30 1234567 back': 'call [MASKED] back',
    'ssn 123-45-6789 ok': 'ssn [MASKED] ok',
    'from DE89 3704 0044 0532 0130 00 today': 'from [MASKED] today',
  },
  passes: [
    'order 4111111111111112 shipped',
    'at 2026-01-01T00:00:00Z took +12 ms',
    'image shop@sha256:9f86d081884c7d659a2feaa0c55ad015',
    'id 9b0b2c0f-4c8e-4f0e-9d52-0f2fca5c3b4b',
  ],
});
