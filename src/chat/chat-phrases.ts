import type { Localized } from '../config/language.js';
import type { LlmIssue } from '../llm/failure.js';

/** Why a question was not answered. */
export type Unanswered = 'not-configured' | 'busy' | 'no-answer' | 'budget' | 'failed';

/** One fixed sentence for each, never the words of an error (docs/http-api.md "POST /chat"). */
export const UNANSWERED: Readonly<Record<Unanswered, Localized>> = {
  'not-configured': {
    en: 'The analysis engine is not configured, so this question cannot be answered. Ask an administrator to set the key of a model provider.',
    ko: '분석 엔진이 설정되지 않아 답변할 수 없습니다. 관리자에게 모델 제공자의 키 설정을 요청하세요.',
  },
  busy: {
    en: 'Another message of this conversation is still being answered. Please try again in a moment.',
    ko: '이 대화의 다른 메시지에 아직 답변하는 중입니다. 잠시 후 다시 시도하세요.',
  },
  'no-answer': {
    en: 'The model gave no answer to this question. Please rephrase it.',
    ko: '모델이 이 질문에 답하지 않았습니다. 질문을 바꾸어 다시 시도하세요.',
  },
  budget: {
    en: 'The token budget of the analysis engine is used up for now. Please try again later.',
    ko: '분석 엔진의 토큰 예산이 소진되었습니다. 나중에 다시 시도하세요.',
  },
  failed: {
    en: 'The analysis engine is not available at the moment. Please try again.',
    ko: '지금은 분석 엔진을 사용할 수 없습니다. 다시 시도하세요.',
  },
};

/** The model was asked and gave nothing that can be told. */
const NO_ANSWER: ReadonlySet<LlmIssue> = new Set<LlmIssue>([
  'empty_response',
  'llm_bad_request',
  'llm_refused',
  'llm_filtered',
]);

/** Which of them a failure of the model is told by. */
export const unansweredFor = (issue: LlmIssue): Unanswered => {
  if (issue === 'not_configured' || issue === 'budget')
    return issue === 'budget' ? 'budget' : 'not-configured';
  return NO_ANSWER.has(issue) ? 'no-answer' : 'failed';
};
