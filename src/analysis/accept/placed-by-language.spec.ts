import { describe, expect, it } from '@jest/globals';
import { ANSWERED } from '../../../test/support/report-material.js';
import type { Answer } from '../../prompt/answer.js';
import { placedByLanguage } from './placed-by-language.js';

const EN = 'The container exceeded its memory limit and was killed.';
const KO = '컨테이너가 메모리 한도를 초과하여 종료되었습니다.';
const FR = 'Le conteneur a dépassé sa limite de mémoire et il est tué par le noyau.';

const placed = (en: string, ko: string, written: Answer['written'] = ['en', 'ko']) => {
  const texts = { en, ko };
  const found = placedByLanguage({ ...ANSWERED.answer, summary: texts, detail: texts, written });
  return found && { ...found.answer.summary, written: found.answer.written, left: found.left.length };
};

describe('the texts of an answer', () => {
  it('stay where they are in their language', () => {
    expect(placed(EN, KO)).toEqual({ en: EN, ko: KO, written: ['ko', 'en'], left: 0 });
  });

  it('change places where each is in the other', () => {
    expect(placed(KO, EN)).toEqual({ en: EN, ko: KO, written: ['ko', 'en'], left: 0 });
  });

  it.each([
    [KO, KO],
    [FR, KO],
  ])('are of one language where the other was not written: %s', (en, ko) => {
    expect(placed(en, ko)).toEqual({ en: KO, ko: KO, written: ['ko'], left: 1 });
  });

  it('move to the language that they are in', () => {
    expect(placed(KO, '', ['en'])).toMatchObject({ ko: KO, written: ['ko'] });
  });

  it('are none where all are of a third language', () => {
    expect(placed(FR, FR)).toBeNull();
  });
});
