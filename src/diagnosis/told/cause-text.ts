import type { Localized } from '../../config/language.js';
import { filledIn, filledStep, type Catalogue, type MechanismText } from '../kit/catalogue.js';
import type { GraphFinding } from '../kit/finding.js';
import { nameOf } from './names.js';

/** Most steps of one finding. */
const MAX_STEPS = 6;

const closed = (text: string): string => (/[.!?…]"?$/.test(text) ? text : `${text}.`);

const UNKNOWN: MechanismText = {
  title: { en: 'an unknown fault', ko: '알 수 없는 오류' },
  cause: { en: '{object}', ko: '{object}' },
  steps: [],
};

export const textsOf = (texts: Catalogue, { mechanism }: GraphFinding): MechanismText =>
  texts[mechanism] ?? UNKNOWN;

/** What is wrong with the object, without its name, closed: `container app was OOM killed: ….` */
export const clauseOf = (texts: Catalogue, finding: GraphFinding): Localized => {
  const { en, ko } = filledIn(textsOf(texts, finding).cause, finding.values);
  return { en: closed(en), ko: closed(ko) };
};

/** The finding in one sentence that names its object: `Deployment shop/cart: container app was OOM killed: …`. */
export const causeText = (texts: Catalogue, finding: GraphFinding): Localized => {
  const name = nameOf(finding.entity.ref);
  const clause = clauseOf(texts, finding);
  return { en: `${name}: ${clause.en}`, ko: `${name}: ${clause.ko}` };
};

/** What to do about it: what only reads first, then what changes; only steps whose facts hold. */
export const stepsOf = (texts: Catalogue, finding: GraphFinding): readonly Localized[] =>
  textsOf(texts, finding)
    .steps.flatMap((step) => filledStep(step, finding.values) ?? [])
    .toSorted((a, b) => Number(a.kind === 'change') - Number(b.kind === 'change'))
    .slice(0, MAX_STEPS)
    .map(({ text }) => text);
