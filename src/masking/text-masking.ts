import { maskLiterals } from './json-literals.js';
import { marksIn, type Finding, type Marker } from './marker.js';
import { withDecodedSigns, withLineBreaks, withoutColours, type Reading } from './readings.js';
import type { RuleSet } from './rule-set.js';
import { beforeReplacing, replaced, type Replaced } from './spans.js';

/** Shorter texts hold no secret worth the name. */
const SHORTEST = 8;

/** What the rules find in the text, without its colours, with its escaped line breaks as breaks, and decoded. */
const allReadings = (text: string, rules: RuleSet): readonly Finding[] => {
  const uncoloured = withoutColours(text);
  const found = uncoloured ? rules.find(uncoloured.text).map(uncoloured.where) : rules.find(text);
  const others = [withLineBreaks(text), withDecodedSigns(text)].filter(
    (reading): reading is Reading => reading !== null,
  );
  return [...found, ...others.flatMap((reading) => rules.find(reading.text).map(reading.where))];
};

/**
 * What the rules find, without values that are a mark already: what a rule left standing behind a mark the first time is
 * not the mark's rest.
 */
const fresh = (text: string, rules: RuleSet): readonly Finding[] => {
  const spans = allReadings(text, rules);
  if (spans.length === 0) return spans;
  const marks = new Set(marksIn(text).map((mark) => mark.start));
  return marks.size === 0 ? spans : spans.filter((span) => !marks.has(span.start));
};

/** A mark can join what stood apart; texts made to do so more often than this are not worth more time. */
const MOST_ROUNDS = 4;

/** Told what was hidden: the rule, where it stood in the text as it came, and the secret itself. */
export type Told = (finding: Finding, secret: string) => void;

const tellAll = (rounds: readonly Replaced[], before: string, tell: Told): void => {
  const newest = rounds.at(-1)?.replaced ?? [];
  for (const { from } of newest) {
    const secret = before.slice(from.start, from.end);
    const span = rounds
      .slice(0, -1)
      .reduceRight((at, { replaced: changes }) => beforeReplacing(at, changes), {
        start: from.start,
        end: from.end,
      });
    tell({ ...span, rule: from.rule }, secret);
  }
};

/**
 * Masks one text by rules, again while that finds more, so that masking twice changes nothing. Gives the very same string
 * when nothing was found. Linear in its length. Of a text that is JSON, each text in it is masked by itself first; what is
 * told of those is where they stand in their own text.
 */
export const maskText = (text: string, marker: Marker, rules: RuleSet, tell?: Told, depth = 0): string => {
  if (text.length < SHORTEST) return text;
  const inside = (literal: string, below: number): string => maskText(literal, marker, rules, tell, below);
  const rounds: Replaced[] = [];
  let masked = maskLiterals(text, inside, depth);
  while (rounds.length < MOST_ROUNDS) {
    const next = replaced(masked, fresh(masked, rules), marker);
    if (next.text === masked) break;
    rounds.push(next);
    if (tell) tellAll(rounds, masked, tell);
    masked = next.text;
  }
  return masked;
};
