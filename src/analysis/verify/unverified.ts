import type { Answer } from '../../prompt/answer.js';
import { swappedLimits, wrongAttributes, wrongPairs, wrongPorts, wrongResources } from './attributes.js';
import { wrongChanges } from './changes.js';
import { wrongClaims } from './cited-claims.js';
import { uncited } from './citations.js';
import { KnownNumbers } from './known-numbers.js';
import { wrongMoments } from './moments.js';
import { unknownNames } from './names.js';
import { unknownNumbers } from './numbers.js';
import { wrongOffsets } from './offsets.js';
import { wrongPlaces } from './places.js';
import { wrongPolicies } from './policies.js';
import { inventedLines } from './quoted-lines.js';
import { wrongRefusals } from './refusals.js';
import { misquoted } from './quotes.js';
import { wrongRelations } from './relations.js';
import { ReadValues } from './read-values.js';
import { Shown, type ShownCase } from './shown.js';
import {
  assertedPart,
  claimingPart,
  isNoStatement,
  isProjected,
  sentencesIn,
  statedPart,
  withoutGuesses,
} from './statements.js';
import { wrongReasons, wrongStates } from './states.js';
import { unseenTechnologies } from './technologies.js';

/** Start of each text that is checked, in characters: far more than it should have. */
const MAX_CHECKED = 2000;
const MAX_DETAIL = 6000;
/** Most things listed in one sentence. */
const MAX_LISTED = 10;

/** What an answer claims, by the part that a reader knows. */
interface Part {
  readonly name: 'summary' | 'detail';
  readonly texts: readonly string[];
}

const different = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const partsOf = ({ summary, cause, chain, detail, impact, whyNow, written }: Answer): readonly Part[] => [
  {
    name: 'summary',
    texts: different([summary.en, summary.ko, cause ?? '']).map((text) => text.slice(0, MAX_CHECKED)),
  },
  {
    name: 'detail',
    texts: different([
      ...chain,
      impact ?? '',
      whyNow ?? '',
      // The texts of a language that was not written are the other's.
      ...(['en', 'ko'] as const)
        .filter((language) => written.includes(language))
        .map((language) => claimingPart(detail[language].slice(0, MAX_DETAIL))),
    ]),
  },
];

const listed = (found: readonly string[], say: (list: string) => string): readonly string[] => {
  const all = [...new Set(found)].slice(0, MAX_LISTED);
  return all.length === 0 ? [] : [say(all.join(', '))];
};

/**
 * What about an answer could not be verified, a sentence each: citations that show nothing or something else, words that
 * were not said where they are quoted from, numbers, names, reasons and moments that nothing shown holds, and states that
 * what was read does not show. Never judges whether the conclusion is right, only whether it rests on what was read.
 */
export const unverifiedIn = (answer: Answer, shownCase: ShownCase): readonly string[] => {
  const shown = new Shown(shownCase);
  const known = new KnownNumbers(shown);
  const values = new ReadValues(shownCase.evidence);
  const withoutNames = withoutTelling(shown);
  const inPart = ({ name, texts }: Part): readonly string[] => {
    // The cause and the chain often repeat what the summary and the detail say.
    const sentences = [...new Set(texts.flatMap(sentencesIn))];
    const stated = sentences
      .map((sentence) => statedPart(sentence, withoutNames))
      .filter((part) => part !== '');
    const asserted = stated.map(assertedPart).filter((part) => part !== '');
    const numbers = texts
      .map(withoutNames)
      .map(withoutProjections)
      .flatMap((text) => unknownNumbers(text, known));
    const isTold = (otherwise: string): boolean => numbers.some((number) => otherwise.endsWith(` ${number}`));
    return [
      ...listed(numbers, (list) => `the ${name} has numbers that no evidence shows: ${list}`),
      ...listed(
        texts.flatMap((text) => unknownNames(withoutGuesses(text), shown)),
        (list) => `the ${name} has names that no evidence shows: ${list}`,
      ),
      ...listed(
        stated.flatMap((part) => inventedLines(part, shown)),
        (list) => `the ${name} quotes what no evidence holds: ${list}`,
      ),
      ...listed(
        asserted.flatMap((part) => wrongReasons(part, shown)),
        (list) => `the ${name} names states that no evidence shows: ${list}`,
      ),
      ...listed(
        asserted.flatMap((part) => unseenTechnologies(part, shown)),
        (list) => `the ${name} names what no evidence shows: ${list}`,
      ),
      ...listed(
        asserted.flatMap((part) => wrongStates(part, shown, values)),
        (list) => `the ${name} tells of what no evidence shows: ${list}`,
      ),
      ...listed(
        asserted.flatMap((part) => wrongRelations(part, shown.seen)),
        (list) => `the ${name} says otherwise than what was seen of the cluster: ${list}`,
      ),
      ...listed(
        stated.flatMap((part) => [
          ...wrongAttributes(part, shown, values).filter((each) => !isTold(each)),
          ...swappedLimits(part, values),
          ...wrongPairs(part, values),
          ...wrongPorts(part, values),
          ...wrongResources(part, values),
          ...wrongChanges(part, shown),
          ...wrongRefusals(part, shown),
          ...wrongOffsets(part, shown),
          ...wrongPlaces(part, values),
          ...wrongPolicies(part, values),
          ...wrongMoments(part, shown, values, shown.alertStarts),
        ]),
        (list) => `the ${name} says otherwise than the evidence: ${list}`,
      ),
    ];
  };
  return [
    ...uncited(answer, shown),
    ...misquoted(answer.citations, shown),
    ...listed(
      wrongClaims(answer.citations, shown),
      (list) => `claims have numbers that the evidence cited for them does not hold: ${list}`,
    ),
    ...withoutRepeats(partsOf(answer).map(inPart)),
  ];
};

/** Takes out of texts the names of objects that read like advice or a guess, such as `recommender`. */
const withoutTelling = (shown: Shown): ((text: string) => string) => {
  const names = [...new Set((shown.seen?.objects ?? []).map(({ name }) => name))]
    .filter(isNoStatement)
    .sort((a, b) => b.length - a.length);
  return (text) => names.reduce((left, name) => left.replaceAll(name, ' '), text);
};

const withoutProjections = (text: string): string =>
  sentencesIn(withoutGuesses(text))
    .filter((sentence) => !isProjected(sentence))
    .join('\n');

/** What the summary has wrong, the detail repeats. */
const withoutRepeats = ([
  ofSummary = [],
  ofDetail = [],
]: readonly (readonly string[])[]): readonly string[] => {
  const told = new Set(ofSummary.map((text) => text.replace('the summary', 'the detail')));
  return [...ofSummary, ...ofDetail.filter((text) => !told.has(text))];
};
