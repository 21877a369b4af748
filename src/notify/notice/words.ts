import type { Language, Localized } from '../../config/language.js';
import type { NoticeEvent } from './notice.js';

/** What a card says around the result. */
export interface Words {
  readonly event: Readonly<Record<NoticeEvent, string>>;
  readonly cause: string;
  readonly confidence: string;
  readonly since: string;
  readonly alerts: string;
  readonly severity: string;
  readonly cluster: string;
  readonly trigger: string;
  readonly way: string;
  readonly steps: string;
  readonly firingOf: (firing: number, all: number) => string;
  readonly rules: string;
  readonly group: string;
  readonly groups: string;
  readonly causes: string;
  readonly noCause: string;
  readonly digest: (counts: {
    readonly groups: number;
    readonly firing: number;
    readonly alerts: number;
  }) => string;
  readonly digestTitle: (groups: number) => string;
  readonly more: (count: number) => string;
}

const en: Words = {
  event: { opened: 'Firing', changed: 'Firing', recovered: 'Over', digest: 'Digest' },
  cause: 'Cause',
  confidence: 'Confidence',
  since: 'Since',
  alerts: 'Alerts',
  severity: 'Severity',
  cluster: 'Cluster',
  trigger: 'Set off by',
  way: 'How it comes about',
  steps: 'Next steps',
  firingOf: (firing, all) => `${firing} of ${all} fire`,
  rules: 'rules',
  group: 'group',
  groups: 'Groups, the worst first',
  causes: 'Causes that several groups share',
  noCause: 'no cause is known',
  digest: ({ groups, firing, alerts }) =>
    `${groups} groups of alerts began together; ${firing} of them still fire, with ${alerts} alerts.`,
  digestTitle: (groups) => `${groups} groups of alerts`,
  more: (count) => `and ${count} more`,
};

const ko: Words = {
  event: { opened: '발생', changed: '발생', recovered: '해소', digest: '요약' },
  cause: '원인',
  confidence: '확신도',
  since: '시작',
  alerts: '알림',
  severity: '심각도',
  cluster: '클러스터',
  trigger: '계기',
  way: '경위',
  steps: '다음 단계',
  firingOf: (firing, all) => `${all}건 중 ${firing}건 발생 중`,
  rules: '규칙',
  group: '그룹',
  groups: '그룹 (심각한 순)',
  causes: '여러 그룹에 공통된 원인',
  noCause: '알려진 원인 없음',
  digest: ({ groups, firing, alerts }) =>
    `알림 그룹 ${groups}개가 함께 시작되었습니다. 그중 ${firing}개가 발생 중이며 알림은 ${alerts}건입니다.`,
  digestTitle: (groups) => `알림 그룹 ${groups}개`,
  more: (count) => `외 ${count}개`,
};

const WORDS: Localized<Words> = { en, ko };

export const wordsIn = (language: Language): Words => WORDS[language];
