import { describe, expect, it } from '@jest/globals';
import type { AlertId, AlertStatus, Fingerprint } from '../alerts/alert.js';
import type { ResultKind } from './group-result.js';
import { stateTexts } from './state-texts.js';

const ENDED = '2026-03-02T09:44:30.000Z';

const member = (status: AlertStatus, kind: ResultKind, endsAt: string | null = null) => ({
  id: 'a' as AlertId,
  fingerprint: 'a' as Fingerprint,
  alertname: 'KubePodNotReady',
  startsAt: '2026-03-02T09:00:00.000Z',
  endsAt,
  status,
  kind,
  settled: false,
});

const texts = {
  analysis: 'report',
  analysis_summary: 'short',
  analysis_summary_i18n: { en: 'short', ko: '짧게' },
};
const pod = { namespace: 'shop', pod: 'cart-2' };
const OVER = `KubePodNotReady (shop/cart-2) is over since ${ENDED}.`;

describe('the texts of an alert', () => {
  it.each([
    ['a lone one that fires', member('firing', 'analysis'), pod, 1, 1, ''],
    ['a lone one that nobody analysed', member('resolved', 'resolved_before_analysis'), pod, 0, 1, ''],
    [
      'a lone one that is over',
      member('resolved', 'recovery'),
      pod,
      0,
      1,
      'KubePodNotReady is over. Found while it fired:',
    ],
    [
      'one of many',
      member('firing', 'update'),
      pod,
      32,
      50,
      'KubePodNotReady (shop/cart-2) fires. 32 of 50 alerts of its group fire.',
    ],
    [
      'one of many whose object nobody tells',
      member('firing', 'analysis'),
      {},
      2,
      3,
      'KubePodNotReady fires. 2 of 3 alerts of its group fire.',
    ],
    [
      'one of a node',
      member('firing', 'analysis'),
      { node: 'worker-1' },
      2,
      2,
      'KubePodNotReady (worker-1) fires. 2 of 2 alerts of its group fire.',
    ],
    [
      'one that is over while another fires',
      member('resolved', 'recovery', ENDED),
      pod,
      1,
      2,
      `${OVER} 1 of 2 alerts of its group fires. Found while it fired:`,
    ],
    [
      'one of many that came and went',
      member('resolved', 'resolved_before_analysis', ENDED),
      pod,
      0,
      2,
      `${OVER} 0 of 2 alerts of its group fire.`,
    ],
  ] as const)('begin with its state and its group: %s', (_, of, labels, firing, all, lead) => {
    const told = stateTexts(texts, { member: of, labels, counts: { firing, all }, isCarried: false }, 'en');
    expect(told.analysis).toBe(lead === '' ? 'report' : `${lead}\n\nreport`);
    expect(told.analysis_summary).toBe(`${lead} short`.trim());
    expect(told.analysis_summary_i18n?.en).toBe(told.analysis_summary);
    expect(told.analysis_summary_i18n?.ko.endsWith('짧게')).toBe(true);
  });

  it('are in the language of the report, and brief ones have no summary', () => {
    const told = {
      member: member('resolved', 'recovery', ENDED),
      labels: pod,
      counts: { firing: 3, all: 60 },
      isCarried: true,
    };
    expect(stateTexts({ ...texts, analysis_summary: null, analysis_summary_i18n: null }, told, 'ko')).toEqual(
      {
        analysis: `KubePodNotReady (shop/cart-2) 알림이 ${ENDED}에 해소되었습니다. 이 그룹의 알림 60건 중 3건이 발생 중입니다. 발생 중 확인된 내용:\n\nreport`,
        analysis_summary: null,
        analysis_summary_i18n: null,
      },
    );
  });

  it('say of one that came and went that what they hold was found earlier', () => {
    const came = member('resolved', 'resolved_before_analysis', ENDED);
    const told = { member: came, labels: pod, counts: { firing: 0, all: 1 }, isCarried: true };
    expect(stateTexts(texts, told, 'en').analysis).toBe(
      `KubePodNotReady is over since ${ENDED}. Found earlier:\n\nreport`,
    );
  });
});
