import { Injectable } from '@nestjs/common';
import { linearExpression, type LinearExpression } from '../config/linear-expression.js';
import { Settings } from '../config/settings.js';
import { hashMarker, isMark, plainMarker } from './marker.js';
import { mintMasked, type Masked } from './masked.js';
import { Masker } from './masker.js';
import { replaceSpans } from './spans.js';
import { maskStructure, type TextTreatment } from './structure-masking.js';
import { CleanTexts } from './clean-texts.js';
import { maskText } from './text-masking.js';

/** The user's expressions, one after the other, on one text. */
const masksOf =
  (expressions: readonly LinearExpression[]) =>
  (text: string): string =>
    expressions.reduce(
      (masked, expression) => replaceSpans(masked, expression.find(masked), plainMarker),
      text,
    );

const treatmentOf = ({ expressions, builtinEnabled, hashMode }: Settings['masking']): TextTreatment => {
  const users = masksOf(expressions.map(linearExpression));
  if (!builtinEnabled) return { scan: users, hide: users, keep: users, marker: null };
  const marker = hashMode ? hashMarker : plainMarker;
  const clean = new CleanTexts();
  const masked = (text: string): string => users(maskText(text, marker));
  return {
    scan: (text) => clean.unless(text, masked),
    hide: (secret) => (isMark(secret) ? secret : marker(secret)),
    keep: users,
    marker,
  };
};

/** Masks by rules: the built-in ones, then the user's expressions (docs/masking.md). */
@Injectable()
export class RuleMasker extends Masker {
  readonly #texts: TextTreatment;

  constructor(settings: Settings) {
    super();
    this.#texts = treatmentOf(settings.masking);
  }

  mask<T>(value: T): Masked<T> {
    return mintMasked(maskStructure(value, this.#texts) as T);
  }

  text(value: string): Masked<string> {
    return mintMasked(this.#texts.scan(value));
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }
}
