import type { Localized } from '../config/language.js';
import type { PromptForm } from './prompt-case.js';

/** The headings of the detail, in order (docs/model.md "Headings"). */
export const DETAIL_HEADINGS: Readonly<Record<PromptForm, Localized<readonly string[]>>> = {
  cause: {
    en: ['Root Cause', 'Evidence', 'Action Items', 'Missing Data'],
    ko: ['근본 원인', '확인 근거', '조치 사항', '누락된 데이터'],
  },
  recovery: {
    en: ['Recovery Confirmation', 'Impact Assessment', 'Delta Analysis', 'Prevention Recommendations'],
    ko: ['복구 확인', '장애 영향', '이전 분석 대비 변화', '재발 방지 권고'],
  },
};

export const LANGUAGE_NAMES: Localized = { ko: 'Korean', en: 'English' };
