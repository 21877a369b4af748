import { expect, it } from '@jest/globals';
import { changeText, differenceText } from './change-text.js';

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

it.each([
  ['PORT 1 → 2', 'PORT 1 → 2'],
  ['TIMEOUT added: 3s', 'TIMEOUT 추가: 3s'],
  ['MODE removed (was a)', 'MODE 삭제 (이전 값 a)'],
  ['PASSWORD changed (its value is hidden)', 'PASSWORD 변경 (값은 표시하지 않음)'],
  ['containers[proxy] added (image envoy:3)', 'containers[proxy] 추가 (image envoy:3)'],
  ['nginx.conf: deny all; added', 'nginx.conf: deny all; 추가'],
])('tells that "%s" in Korean', (value, ko) => {
  expect(differenceText([value])).toEqual({ en: value, ko });
});

it('counts values that there is no room for', () => {
  expect(differenceText(['A 1 → 2', 'B 1 → 2', 'C 1 → 2'])).toEqual({
    en: 'A 1 → 2; B 1 → 2; 1 more',
    ko: 'A 1 → 2; B 1 → 2; 외 1건',
  });
});
