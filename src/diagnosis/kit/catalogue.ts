import type { Localized } from '../../config/language.js';
import { classOfCommand } from '../../output/commands/classify-command.js';
import { isLocalHost } from '../../output/known-hosts.js';
import type { Values } from './rule.js';

/** A step that a person can take. A step whose places cannot all be filled is not offered. */
export interface StepText {
  /** `read` changes nothing; `change` does, and is offered after all that only read. */
  readonly kind: 'read' | 'change';
  readonly text: Localized;
  /** A command, ready to be pasted. */
  readonly command?: string;
  /** Values that must be known although no place shows them, such as `previousRevision`. */
  readonly needs?: readonly string[];
}

/** What a mechanism is called and says. Places are written `{name}`; those of a value that is not known end the text. */
export interface MechanismText {
  /** What it is, as a noun phrase: `a container that was killed at its memory limit`. */
  readonly title: Localized;
  /** What follows the name of the object: `container {container} was OOM killed: it reached its memory limit of {limit}`. */
  readonly cause: Localized;
  readonly steps: readonly StepText[];
}

/** The texts of one area, by mechanism. */
export type Catalogue = Readonly<Record<string, MechanismText>>;

const PLACE = /\{([a-zA-Z]+)\}/g;
/** A part that stands only where its places can be filled: `[[, with {message}]]`. */
const OPTIONAL = /\[\[(.*?)\]\]/g;

const isFilled = (text: string, values: Values): boolean =>
  [...text.matchAll(PLACE)].every(([, name = '']) => (values[name] ?? '') !== '');

/** A text with its places filled; parts in `[[…]]` are left out where one of their places cannot be. */
export const filled = (text: string, values: Values): string =>
  text
    .replaceAll(OPTIONAL, (_whole, part: string) => (isFilled(part, values) ? part : ''))
    .replaceAll(PLACE, (_whole, name: string) => values[name] ?? '?');

/** Both languages filled. @param inKorean values that are told otherwise in Korean */
export const filledIn = (text: Localized, values: Values, inKorean: Values): Localized => ({
  en: filled(text.en, values),
  ko: filled(text.ko, { ...values, ...inKorean }),
});

/** A step as it is told. */
export interface FilledStep {
  readonly kind: StepText['kind'];
  readonly text: Localized;
}

/** A command is classed as those of a model are; what it declares of itself cannot make it better. */
const classOfStep = (declared: StepText['kind'], command: string): StepText['kind'] =>
  declared === 'read' && classOfCommand(command, isLocalHost) === 'read' ? 'read' : 'change';

/** A step with its places filled; `null` where one of its facts does not hold. */
export const filledStep = (
  { kind, text, command, needs = [] }: StepText,
  values: Values,
  inKorean: Values,
): FilledStep | null => {
  const known = needs.every((name) => (values[name] ?? '') !== '');
  const whole = [text.en, text.ko, command ?? ''].every((part) =>
    isFilled(part.replaceAll(OPTIONAL, ''), values),
  );
  if (!known || !whole) return null;
  const shown = filledIn(text, values, inKorean);
  if (command === undefined) return { kind, text: shown };
  const run = filled(command, values);
  const line = `\`${run}\``;
  return { kind: classOfStep(kind, run), text: { en: `${shown.en}: ${line}`, ko: `${shown.ko}: ${line}` } };
};

/** Names of the places of a text, those of optional parts too. */
export const placesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name)),
];
