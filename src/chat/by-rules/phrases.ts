import type { Localized } from '../../config/language.js';
import type { QuestionKind } from './question-kinds.js';

/** What the answer without a model is put together with. */
export interface RulesPhrases {
  readonly headings: Readonly<Record<QuestionKind, string>>;
  readonly about: (subject: string) => string;
  readonly stored: string;
  readonly neverBefore: string;
  readonly historyUnread: string;
  /** Ends every answer: that and why no model was used. */
  readonly noModel: (reason: string) => string;
  /** How to ask, where nothing names an object. */
  readonly nameOne: string;
}

export const RULES_PHRASES: Localized<RulesPhrases> = {
  en: {
    headings: {
      wrong: 'What is wrong',
      changed: 'What changed',
      dependents: 'What depends on it',
      before: 'What happened before',
    },
    about: (subject) => `About ${subject}:`,
    stored: 'The stored analysis says',
    neverBefore: 'No earlier analysis of it is known.',
    historyUnread: 'Earlier analyses could not be read (SESSION_DB_HOST).',
    noModel: (reason) =>
      `No model was used (${reason}): this answer comes from the rules, what was read of the cluster, and earlier analyses.`,
    nameOne:
      'Without a model, what is wrong with an object, what changed, what depends on it and what happened last time can be answered: ask from the page of an alert, or name the object, such as deployment/cart in namespace shop.',
  },
  ko: {
    headings: {
      wrong: '무엇이 문제인가',
      changed: '무엇이 변경되었나',
      dependents: '무엇이 의존하는가',
      before: '이전에 있었던 일',
    },
    about: (subject) => `대상: ${subject}`,
    stored: '저장된 분석',
    neverBefore: '이전 분석 기록이 없습니다.',
    historyUnread: '이전 분석을 읽을 수 없습니다 (SESSION_DB_HOST).',
    noModel: (reason) =>
      `모델을 사용하지 않았습니다 (${reason}). 이 답변은 규칙, 클러스터에서 읽은 내용, 이전 분석을 바탕으로 합니다.`,
    nameOne:
      '모델 없이도 대상의 문제, 변경 사항, 의존 관계, 이전 이력은 답할 수 있습니다. 알림 페이지에서 질문하거나 대상을 지정하세요. 예: shop 네임스페이스의 deployment/cart',
  },
};
