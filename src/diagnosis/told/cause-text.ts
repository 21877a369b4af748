import type { Localized } from '../../config/language.js';
import type { EntityRef } from '../../evidence/entity.js';
import { filledIn, filledStep, type Catalogue, type MechanismText } from '../kit/catalogue.js';
import type { GraphFinding } from '../kit/finding.js';
import { nameOf } from './names.js';

/** Most steps of one finding. */
const MAX_STEPS = 6;

/** A text that ends as a sentence does. */
export const closed = (text: string): string => (/[.!?…]"?$/.test(text) ? text : `${text}.`);

const UNKNOWN: MechanismText = {
  title: { en: 'an unknown fault', ko: '알 수 없는 오류' },
  cause: { en: '{object}', ko: '{object}' },
  steps: [],
};

export const textsOf = (texts: Catalogue, { mechanism }: GraphFinding): MechanismText =>
  texts[mechanism] ?? UNKNOWN;

/** What is wrong with the object, without its name, closed: `container app was OOM killed: ….` */
export const clauseOf = (texts: Catalogue, finding: GraphFinding): Localized => {
  const { en, ko } = filledIn(textsOf(texts, finding).cause, finding.values, finding.inKorean);
  return { en: closed(en), ko: closed(ko) };
};

/** Korean marks what a noun is by what follows it. */
const PARTICLE = /^(?: (?=\()|이\(가\)|은\(는\)|을\(를\)|의|에) ?/;

/** A clause after its own subject: `is not ready: …` of `node worker-2 is not ready: …`; `null` where it has another. */
const afterOwnName = (clause: string, { kind, name }: EntityRef): string | null => {
  const own = `${kind} ${name} `;
  if (clause.toLowerCase().startsWith(own.toLowerCase())) return clause.slice(own.length);
  const [, rest = null] = clause.startsWith(`${name} `) ? [] : (/^\S{1,12} (.+)$/s.exec(clause) ?? []);
  return rest?.startsWith(name) === true && PARTICLE.test(rest.slice(name.length))
    ? rest.slice(name.length)
    : null;
};

/** What is wrong, to stand after the name of the object: `it is not ready: …`. */
export const clauseAfterName = (texts: Catalogue, finding: GraphFinding): Localized => {
  const clause = clauseOf(texts, finding);
  const { ref } = finding.entity;
  const [en, ko] = [afterOwnName(clause.en, ref), afterOwnName(clause.ko, ref)];
  return {
    en: en === null ? clause.en : `${en.startsWith('for ') ? 'the one' : 'it'} ${en}`,
    ko: ko === null || ko.startsWith(' ') ? clause.ko : ko.replace(PARTICLE, ''),
  };
};

/** The finding in one sentence that names its object once: `Deployment shop/cart: container app was OOM killed: ….` */
export const causeText = (texts: Catalogue, finding: GraphFinding): Localized => {
  const { ref } = finding.entity;
  const name = nameOf(ref);
  const clause = clauseOf(texts, finding);
  const [en, ko] = [afterOwnName(clause.en, ref), afterOwnName(clause.ko, ref)];
  return {
    en: en === null ? `${name}: ${clause.en}` : `${name} ${en}`,
    ko: ko === null ? `${name}: ${clause.ko}` : `${name}${ko}`,
  };
};

/** What to do about it: what only reads first, then what changes; only steps whose facts hold. */
export const stepsOf = (texts: Catalogue, finding: GraphFinding): readonly Localized[] =>
  textsOf(texts, finding)
    .steps.flatMap((step) => filledStep(step, finding.values, finding.inKorean) ?? [])
    .toSorted((a, b) => Number(a.kind === 'change') - Number(b.kind === 'change'))
    .slice(0, MAX_STEPS)
    .map(({ text }) => text);
