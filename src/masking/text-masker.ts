import { linearExpression, type LinearExpression } from '../config/linear-expression.js';
import type { Settings } from '../config/settings.js';
import type { KnownTexts } from './apart/known-texts.js';
import type { EchoMemory } from './echoes/echo-memory.js';
import { maskEchoes } from './echoes/mask-echoes.js';
import { CleanObjects } from './clean-objects.js';
import { CleanTexts } from './clean-texts.js';
import { hashKeyFrom } from './hash-key.js';
import { maskAcrossLines } from './lists.js';
import { hashMarker, isMark, labelMarker, plainMarker, type Finding, type Marker } from './marker.js';
import { RuleSet } from './rule-set.js';
import { TEXT_RULES } from './rules/index.js';
import { personalData } from './rules/personal-data.js';
import { replaceSpans } from './spans.js';
import { maskStructure } from './structure-masking.js';
import { maskText, type Told } from './text-masking.js';
import type { PathKeeper, TextTreatment } from './text-treatment.js';

/** The name under which findings of the user's expressions are told. */
const OWN = 'own-expression';
/** The name under which values are told that their place made secrets. */
const PLACE = 'place';

/** The user's expressions, one after the other, on one text. */
const masksOf =
  (expressions: readonly LinearExpression[]) =>
  (text: string, tell?: Told): string =>
    expressions.reduce((masked, expression) => {
      const found = expression.find(masked).map((span) => ({ ...span, rule: OWN }));
      if (tell) for (const span of found) tell(span, masked.slice(span.start, span.end));
      return replaceSpans(masked, found, plainMarker);
    }, text);

/** What one piece of work follows: what is hidden wherever it turns up, and long texts in which nothing was found. */
export interface Followed {
  readonly echoes: EchoMemory;
  readonly clean: Set<string>;
}

/** What is told of a secret that was hidden. */
export type Observer = (finding: Finding, secret: string) => void;

/** Masks single texts by all the rules that the settings ask for. */
export class TextMasker {
  readonly #rules: RuleSet;
  readonly #marker: Marker;
  readonly #users: (text: string, tell?: Told) => string;
  readonly #clean = new CleanTexts();
  readonly #objects = new CleanObjects();

  /** @param hashKey in the place of the one that the settings give */
  constructor(
    private readonly settings: Settings['masking'],
    hashKey?: Buffer,
  ) {
    this.#rules = new RuleSet(settings.personalData ? [...TEXT_RULES, personalData] : TEXT_RULES);
    const { hashMode, hashKeyFile, labels } = settings;
    const plain = labels ? labelMarker : plainMarker;
    this.#marker = hashMode ? hashMarker(hashKey ?? hashKeyFrom(hashKeyFile)) : plain;
    this.#users = masksOf(settings.expressions.map(linearExpression));
  }

  /**
   * Masks every text of a value, then what was hidden in one place wherever else it stands.
   * @param followed what is followed already; what is hidden now is added
   * @param observe told of each secret, `at` then knows where it stood
   * @param known what became of texts that were masked apart
   */
  mask(
    value: unknown,
    { echoes, clean }: Followed,
    observe?: Observer,
    { at, known }: { readonly at?: PathKeeper; readonly known?: KnownTexts } = {},
  ): unknown {
    const hide: Observer = (finding, secret) => {
      if (finding.rule !== OWN) echoes.add(secret);
      observe?.(finding, secret);
    };
    const masked = maskStructure(value, this.#treatment(hide, clean, { at, known }));
    if (echoes.size === 0 || !this.settings.builtinEnabled) return masked;
    return maskEchoes(masked, { memory: echoes, marker: this.#marker, tell: observe, at });
  }

  #treatment(
    observe: Observer,
    long: Set<string>,
    { at, known }: { readonly at?: PathKeeper | undefined; readonly known?: KnownTexts | undefined },
  ): TextTreatment {
    const marker = this.#marker;
    const rules = this.#rules;
    if (!this.settings.builtinEnabled) return this.#usersOnly(observe, at);
    const whole = (text: string): string => this.#users(maskText(text, marker, rules, observe), observe);
    return {
      builtin: true,
      strict: this.settings.strict,
      scan: (text) => {
        const done = known?.get(text);
        if (done === undefined) return this.#clean.unless(text, whole, long);
        if (done.found.length === 0) return this.#clean.unless(text, () => done.masked, long);
        for (const { secret, ...finding } of done.found) observe(finding, secret);
        return done.masked;
      },
      key: (text) => this.#clean.unless(text, (key) => maskText(key, marker, rules, observe), long),
      hide: (secret) => {
        if (isMark(secret)) return secret;
        observe({ start: 0, end: secret.length, rule: PLACE }, secret);
        return marker(secret, PLACE);
      },
      keep: (text) => this.#users(text, observe),
      lines: (lines) =>
        maskAcrossLines(lines, marker, rules, observe)?.map((line) => this.#users(line, observe)) ?? null,
      parts: (text, parts) => {
        for (const part of parts) observe(part, text.slice(part.start, part.end));
        return replaceSpans(text, parts, marker);
      },
      clean: this.#objects,
      ...(at && { at }),
    };
  }

  #usersOnly(observe: Observer, at?: PathKeeper): TextTreatment {
    const users = (text: string): string => this.#users(text, observe);
    return {
      builtin: false,
      strict: false,
      scan: users,
      key: (text) => text,
      hide: users,
      keep: users,
      lines: () => null,
      parts: (text) => text,
      clean: this.#objects,
      ...(at && { at }),
    };
  }
}
