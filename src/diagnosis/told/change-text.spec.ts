import { expect, it } from '@jest/globals';
import { changeText } from './change-text.js';

it.each([
  ['config map rates was written', 'config map rates 변경'],
  [
    'revision 3 was rolled out: containers[a].image: x:1 → x:2',
    'revision 3 롤아웃 (containers[a].image: x:1 → x:2)',
  ],
  ['commit 9b3e7d1 was rolled out by application cart', 'application cart이(가) commit 9b3e7d1 롤아웃'],
  ['something else happened', 'something else happened'],
])('tells "%s" in Korean', (what, ko) => {
  expect(changeText(what)).toEqual({ en: what, ko });
});
