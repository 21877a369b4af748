import type { Language, Localized } from '../../config/language.js';
import type { Relation } from '../../prompt/answer.js';
import type { EngineIssue } from '../stages.js';

/** How many rules were looked at; of `unchecked` the evidence was missing, `beside` found something else. */
export interface RulesChecked {
  readonly checked: number;
  readonly unchecked: number;
  readonly beside: number;
}

/** The sentences that a report without a model is written with. Names, states and messages of the cluster stay as they are. */
export interface Phrases {
  readonly summaryHeading: string;
  readonly detailHeading: string;
  /** Holds the words `analysis engine unavailable`, which readers search for, in every language. */
  readonly engineUnavailable: (reason: string) => string;
  readonly issues: Readonly<Record<EngineIssue, string>>;
  readonly confidence: (percent: number, rule: string) => string;
  readonly nothingFound: (alertname: string, target: string, checked: RulesChecked) => string;
  readonly nothingChecked: (alertname: string, target: string) => string;
  /** The cluster was read, and nothing in it asked for a rule. */
  readonly nothingWrong: (alertname: string, target: string) => string;
  /** What the alert names does not exist; `target` opens the sentence. */
  readonly targetGone: (alertname: string, target: string) => string;
  /** The best finding is too weak to be told as the cause. */
  readonly uncertain: (alertname: string, target: string, percent: number, cause: string) => string;
  readonly ruleUnchecked: (rule: string, reason: string) => string;
  readonly alertsInGroup: (count: number, names: string) => string;
  readonly target: (target: string) => string;
  readonly alsoInGroup: (alertname: string, target: string | null, status: string) => string;
  /** A container that is not simply running; `ended`: how its run before ended. */
  readonly container: (
    name: string,
    state: string,
    restarts: number,
    ended: { readonly reason: string; readonly code: number } | null,
  ) => string;
  readonly lookFirst: (target: string) => string;
  readonly readCommand: (command: string) => string;
  readonly nothingMissing: string;
  /** Of an alert that tells of its own rule. */
  readonly noFault: string;
  /** `ended`: what ended it, the last thing last. */
  readonly resolvedAt: (
    alertname: string,
    target: string,
    time: string | null,
    ended: readonly string[],
  ) => string;
  /** The same as one line of a detail. */
  readonly overAfter: (alertname: string, target: string, minutes: number | null) => string;
  readonly endedBy: (what: string) => string;
  readonly stillFound: (cause: string) => string;
  readonly nothingLeft: string;
  readonly lasted: (from: string, to: string, minutes: number) => string;
  readonly earlier: (summary: string) => string;
  /** From the trigger to the symptom. */
  readonly chain: (links: readonly string[]) => string;
  readonly ruledOut: (cause: string, because: string) => string;
  /** What a model said that is not the answer. */
  readonly modelSays: (words: string) => string;
  /** Heads what a model says that explains it by another cause than the rules. */
  readonly otherView: string;
  readonly relation: Readonly<Record<Relation, string>>;
  readonly impact: (text: string) => string;
  readonly whyNow: (text: string) => string;
  readonly changes: string;
  readonly notVerified: string;
  /** `text` is the team's own. */
  readonly runbook: (name: string, text: string) => string;
  readonly changedBefore: (change: string) => string;
  /** `command` is in backticks already. */
  readonly step: (step: string, command: string) => string;
  readonly noTarget: string;
  readonly noAlertname: string;
}

const en: Phrases = {
  summaryHeading: 'Summary',
  detailHeading: 'Detail',
  engineUnavailable: (reason) =>
    `analysis engine unavailable: ${reason}. The rules over the evidence answer instead.`,
  issues: {
    not_configured: 'engine not configured',
    empty_response: 'empty response',
    llm_auth: 'authentication failed',
    llm_rate_limit: 'rate limit exceeded',
    llm_timeout: 'timed out',
    llm_bad_request: 'request rejected',
    llm_refused: 'the model refused to answer',
    llm_filtered: 'stopped by a content filter of the provider',
    llm_unavailable: 'provider unavailable',
    llm_truncated: 'answer cut off',
    budget: 'token budget used up',
    deadline: 'no time left for the model',
    cancelled: 'cancelled',
    set_aside: "the model's answer says less than the rules",
    storm: 'too many groups of alerts at once to ask the model about each',
    late: 'it waited so long that the model was not asked any more',
    resolved: 'the alerts were over before the model had answered',
    unknown: 'unexpected failure',
  },
  confidence: (percent, rule) => `confidence ${percent}%, rule ${rule}`,
  nothingFound: (alertname, target, { checked, unchecked, beside }) =>
    `No known cause explains ${alertname} on ${target}: rules checked ${checked}, ${beside > 0 ? `none explains it; what else was seen (${beside}) is in the detail` : 'matched 0'}${unchecked > 0 ? `; ${unchecked} could not be checked for want of evidence` : ''}.`,
  nothingChecked: (alertname, target) =>
    `The cause of ${alertname} on ${target} is not known: nothing that the rules need could be read.`,
  nothingWrong: (alertname, target) =>
    `No known cause explains ${alertname} on ${target}: nothing that was read of it tells of trouble at the time of the alert.`,
  targetGone: (alertname, target) =>
    `${target.charAt(0).toUpperCase()}${target.slice(1)} does not exist in this cluster (any more), so the cause of ${alertname} is not known.`,
  uncertain: (alertname, target, percent, cause) =>
    `The cause of ${alertname} on ${target} is not certain. Possible (${percent}%): ${cause}`,
  ruleUnchecked: (rule, reason) => `not checked: ${rule} (${reason})`,
  alertsInGroup: (count, names) => `Analysed together: ${count} alerts (${names}).`,
  target: (target) => `target: ${target}`,
  alsoInGroup: (alertname, target, status) =>
    `also in the group: ${alertname}${target === null ? '' : ` on ${target}`} (${status})`,
  container: (name, state, restarts, ended) =>
    `container ${name}: ${state}, ${restarts} restarts${ended === null ? '' : `, last ended with ${ended.reason}, exit code ${ended.code}`}`,
  lookFirst: (target) => `Look at ${target} and its recent changes; what was read is listed as evidence.`,
  readCommand: (command) => `See what is there: \`${command}\``,
  nothingMissing: 'nothing',
  noFault: 'None: this alert does not tell of a fault in the cluster.',
  resolvedAt: (alertname, target, time, ended) =>
    `${alertname} on ${target} is resolved${time === null ? '' : ` since ${time}`}${ended.length === 0 ? '' : `; before that, ${ended.join(', then ')}`}.`,
  overAfter: (alertname, target, minutes) =>
    `${alertname} on ${target} is resolved${minutes === null ? '' : ` after about ${minutes} min`}`,
  endedBy: (what) => `What ended it: ${what}`,
  stillFound: (cause) => `Still seen in the evidence: ${cause}`,
  nothingLeft: 'The rules find nothing wrong in the evidence any more.',
  lasted: (from, to, minutes) => `It lasted from ${from} to ${to}, about ${minutes} min.`,
  earlier: (summary) => `Earlier analysis: ${summary}`,
  chain: (links) => `Chain: ${links.join(' → ')}`,
  changedBefore: (change) => `Changed before: ${change}`,
  ruledOut: (cause, because) => `Ruled out: ${cause}${because === '' ? '' : `; ${because}`}`,
  modelSays: (words) => `The model said: ${words}`,
  otherView: 'Another view (model)',
  relation: {
    agrees: 'The model agrees with the rules.',
    refines: 'The model refines what the rules found.',
    differs: 'The model explains it by another cause than the rules.',
    contradicts: 'The model contradicts what the rules found.',
    independent: 'The model sees another cause, independent of what the rules found.',
  },
  impact: (text) => `Impact: ${text}`,
  whyNow: (text) => `Why now: ${text}`,
  changes: '(changes something)',
  runbook: (name, text) => `Runbook ${name}: ${text}`,
  notVerified: 'Not all of it could be verified; see the warnings.',
  step: (step, command) => `${step}: ${command}`,
  noTarget: 'an unnamed target',
  noAlertname: 'the trouble',
};

const ko: Phrases = {
  summaryHeading: '요약',
  detailHeading: '상세 분석',
  engineUnavailable: (reason) =>
    `분석 엔진을 사용할 수 없습니다 (analysis engine unavailable): ${reason}. 수집한 근거에 대한 규칙 기반 분석으로 대신합니다.`,
  issues: {
    not_configured: '엔진이 설정되지 않음',
    empty_response: '빈 응답',
    llm_auth: '인증 실패',
    llm_rate_limit: '호출 한도 초과',
    llm_timeout: '시간 초과',
    llm_bad_request: '요청 거부됨',
    llm_refused: '모델이 응답을 거부함',
    llm_filtered: '제공자의 콘텐츠 필터에 의해 차단됨',
    llm_unavailable: '제공자에 연결할 수 없음',
    llm_truncated: '응답이 중간에 잘림',
    budget: '토큰 예산 소진',
    deadline: '모델을 호출할 시간이 남지 않음',
    cancelled: '취소됨',
    set_aside: '모델의 답변이 규칙보다 적은 내용을 담고 있음',
    storm: '동시에 발생한 알림 그룹이 너무 많아 모델에 각각 질의하지 않음',
    late: '대기 시간이 너무 길어 모델에 더 이상 질의하지 않음',
    resolved: '모델이 답변하기 전에 알림이 해소됨',
    unknown: '예상하지 못한 오류',
  },
  confidence: (percent, rule) => `신뢰도 ${percent}%, 규칙 ${rule}`,
  nothingFound: (alertname, target, { checked, unchecked, beside }) =>
    `${target}의 ${alertname} 알림을 설명하는 알려진 원인을 찾지 못했습니다. 규칙 ${checked}개를 확인했지만 ${beside > 0 ? `이 알림을 설명하는 것이 없었습니다(함께 확인된 ${beside}건은 상세 분석 참조).` : '일치하는 것이 없었습니다.'}${unchecked > 0 ? ` 근거가 없어 확인하지 못한 규칙: ${unchecked}개.` : ''}`,
  nothingChecked: (alertname, target) =>
    `${target}의 ${alertname} 알림의 원인을 알 수 없습니다. 규칙에 필요한 근거를 하나도 읽지 못했습니다.`,
  nothingWrong: (alertname, target) =>
    `${target}의 ${alertname} 알림을 설명하는 알려진 원인을 찾지 못했습니다. 읽은 내용에는 알림 시점의 이상이 없습니다.`,
  targetGone: (alertname, target) =>
    `이 클러스터에 ${target}이(가) (더 이상) 없어 ${alertname} 알림의 원인을 알 수 없습니다.`,
  uncertain: (alertname, target, percent, cause) =>
    `${target}의 ${alertname} 알림의 원인이 확실하지 않습니다. 가능성(${percent}%): ${cause}`,
  ruleUnchecked: (rule, reason) => `확인하지 못한 규칙: ${rule} (${reason})`,
  alertsInGroup: (count, names) => `함께 분석한 알림 ${count}건: ${names}.`,
  target: (target) => `대상: ${target}`,
  alsoInGroup: (alertname, target, status) =>
    `같은 그룹의 알림: ${alertname}${target === null ? '' : ` (${target})`}, ${status}`,
  container: (name, state, restarts, ended) =>
    `컨테이너 ${name}: ${state}, 재시작 ${restarts}회${ended === null ? '' : `, 직전 종료 ${ended.reason}, 종료 코드 ${ended.code}`}`,
  lookFirst: (target) => `${target}의 상태와 최근 변경 사항을 확인하세요. 읽은 내용은 확인 근거에 있습니다.`,
  readCommand: (command) => `무엇이 있는지 확인하세요: \`${command}\``,
  nothingMissing: '없음',
  noFault: '없음: 이 알림은 클러스터의 장애를 뜻하지 않습니다.',
  resolvedAt: (alertname, target, time, ended) =>
    `${target}의 ${alertname} 알림이 해소되었습니다${time === null ? '' : ` (${time})`}${ended.length === 0 ? '' : `; 그 전에 ${ended.join(', 이어서 ')}`}.`,
  overAfter: (alertname, target, minutes) =>
    `${target}의 ${alertname} 알림 해소${minutes === null ? '' : ` (약 ${minutes}분 만에)`}`,
  endedBy: (what) => `해소 경위: ${what}`,
  stillFound: (cause) => `근거에 아직 남아 있는 문제: ${cause}`,
  nothingLeft: '규칙으로는 더 이상 문제가 발견되지 않습니다.',
  lasted: (from, to, minutes) => `${from}부터 ${to}까지 약 ${minutes}분 동안 지속되었습니다.`,
  earlier: (summary) => `이전 분석: ${summary}`,
  chain: (links) => `경과: ${links.join(' → ')}`,
  changedBefore: (change) => `직전 변경: ${change}`,
  ruledOut: (cause, because) => `배제한 원인: ${cause}${because === '' ? '' : `; ${because}`}`,
  modelSays: (words) => `모델의 답변: ${words}`,
  otherView: '다른 견해 (모델)',
  relation: {
    agrees: '모델은 규칙의 결론에 동의합니다.',
    refines: '모델은 규칙의 결론을 구체화합니다.',
    differs: '모델은 규칙과 다른 원인으로 설명합니다.',
    contradicts: '모델은 규칙의 결론에 반대합니다.',
    independent: '모델은 규칙의 결론과 별개의 원인을 봅니다.',
  },
  impact: (text) => `영향: ${text}`,
  whyNow: (text) => `지금 발생한 이유: ${text}`,
  changes: '(변경 작업)',
  runbook: (name, text) => `런북 ${name}: ${text}`,
  notVerified: '검증되지 않은 내용이 있습니다. 경고를 확인하세요.',
  step: (step, command) => `${step}: ${command}`,
  noTarget: '이름 없는 대상',
  noAlertname: '이름 없는',
};

const BY_LANGUAGE: Localized<Phrases> = { en, ko };

export const phrasesFor = (language: Language): Phrases => BY_LANGUAGE[language];
