import type { ToldCause } from '../../evidence/finding.js';
import type { Answer, Relation } from '../../prompt/answer.js';
import { namesIn } from '../verify/names.js';
import { KIND_WORDS } from '../verify/kubernetes-words.js';
import { stemOf, wordsOf } from './said-of-case.js';

/** Words of any cause, which make none. */
const COMMON: ReadonlySet<string> = new Set(
  `because with that from this which have been were was into since after before when while there does exist error errors fails
  failed failing failure reached ready state cannot could would should about above again already also another any are but can
  each every for had has its not once one only other our out over same some such than the their them then they through too two
  under until very what where will your being more most cause caused causes trouble comes problem issue 때문에 원인 문제 상태 확인 현재
  컨테이너 파드 서비스 디플로이먼트 노드`.split(/\s+/),
);
/** Letters that two forms of a word share at least (`killed`, `kills`); fewer in Korean, whose particles follow. */
const STEM = 4;
const KOREAN_STEM = 2;
/** Words in common with the rules' sentence that make it the same mechanism. */
const SAME_WORDS = 2;
/** The same for an answer that says so itself, names the object and cites what the rules rest on. */
const SAME_WORDS_IF_CITED = 1;

/** The stems of the words of a text that tell something; a reason such as `OOMKilled` is two words. */
export const stems = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .replaceAll(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .match(/[a-z][a-z]{2,}|[가-힣]{2,}/g) ?? []
    )
      .filter((word) => !COMMON.has(word) && !KIND_WORDS.has(word))
      .map((word) => word.slice(0, /[가-힣]/.test(word) ? KOREAN_STEM : STEM)),
  );

const namesEntity = (text: string, { entity }: ToldCause): boolean =>
  [entity.name, stemOf(entity.name)].some((name) => name.length > 1 && text.includes(name.toLowerCase()));

/** Whether an answer tells of the same kind of fault: by a value of it, or by the words of the rules' sentence. */
const sharesMechanism = (
  answer: Answer,
  text: string,
  { values, text: told, entity }: ToldCause,
  needed: number,
): boolean => {
  const own = [entity.name, entity.namespace ?? '', stemOf(entity.name)].map((name) => name.toLowerCase());
  const telling = Object.values(values)
    .map((value) => value.toLowerCase().trim())
    .filter(
      (value) =>
        value.length >= 3 &&
        value.length <= 200 &&
        !own.includes(value) &&
        !COMMON.has(value) &&
        !KIND_WORDS.has(value),
    )
    .filter((value) => /[\d/:._-]/.test(value));
  if (telling.some((value) => text.includes(value))) return true;
  const [names, said] = [
    stems(own.join(' ')),
    stems(`${answer.summary.en} ${answer.summary.ko} ${answer.cause ?? ''}`),
  ];
  const known = `${told.en} ${told.ko} ${Object.values(values).join(' ')}`;
  const shared = [...stems(known)].filter((stem) => said.has(stem) && !names.has(stem));
  return shared.length >= needed;
};

/** Whether an answer tells of the same fault: of its mechanism, and of the object or by the evidence. */
const isSame = (
  answer: Answer,
  cause: ToldCause,
  {
    told,
    isOfSubject,
    cited,
  }: { readonly told: string; readonly isOfSubject: boolean; readonly cited: ReadonlySet<string> },
): boolean => {
  const named = namesEntity(told, cause);
  const isCited = cause.evidence.some((id) => cited.has(id));
  const saysSo = answer.relation === 'agrees' || answer.relation === 'refines';
  const needed = saysSo && named && isCited ? SAME_WORDS_IF_CITED : SAME_WORDS;
  const isTold = sharesMechanism(answer, wordsOf(answer).toLowerCase(), cause, needed);
  return isTold && (named || isCited || isOfSubject);
};

/**
 * How an answer stands to the rules' strong cause. What the model says of itself holds where the texts agree: it must tell
 * of the same fault, and of the same object or by the same evidence; else it differs, whatever it says.
 */
export const relationTo = (answer: Answer, cause: ToldCause, cited: ReadonlySet<string>): Relation => {
  const told =
    `${answer.summary.en}\n${answer.summary.ko}\n${answer.cause ?? ''}\n${answer.chain.join('\n')}`.toLowerCase();
  // Who names no object speaks of the alert's own, by evidence that its tools have read.
  const isOfSubject = cause.chain.length === 0 && cited.size > 0 && namesIn(told).length === 0;
  const same = isSame(answer, cause, { told, isOfSubject, cited });
  const { relation } = answer;
  if (same) return relation === 'contradicts' || relation === 'refines' ? relation : 'agrees';
  return relation === 'contradicts' || relation === 'independent' ? relation : 'differs';
};
