import type { Language } from '../../config/language.js';
import type { Notice } from '../../notify/notice/notice.js';

const TEXTS: Readonly<Record<Language, Pick<Notice['card'], 'title' | 'summary' | 'facts'>>> = {
  en: {
    title: 'Test: KubeRCA reaches this channel',
    summary: 'This message was sent by `kuberca notify test`. Nothing is wrong.',
    facts: [{ name: 'Cause', value: 'none, it is a test' }],
  },
  ko: {
    title: '테스트: KubeRCA가 이 채널에 연결되었습니다',
    summary: '`kuberca notify test`가 보낸 메시지입니다. 문제는 없습니다.',
    facts: [{ name: '원인', value: '없음 (테스트)' }],
  },
};

/** What a route is tried with; a digest, so that no machine takes it for a group. */
export const madeUpNotice = (language: Language): Notice => ({
  version: 1,
  event: 'digest',
  language,
  card: { ...TEXTS[language], tone: 'info', lists: [], footer: 'KubeRCA' },
});
