import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { type Masked, mintMasked } from './masked.js';
import { Masker } from './masker.js';
import { maskStructure } from './structure-masking.js';
import { TextMasker } from './text-masker.js';

/** Masks by rules: the built-in ones, then the user's expressions (docs/masking.md). */
@Injectable()
export class RuleMasker extends Masker {
  readonly #texts: TextMasker;

  constructor(settings: Settings) {
    super();
    this.#texts = new TextMasker(settings.masking);
  }

  mask<T>(value: T): Masked<T> {
    return mintMasked(maskStructure(value, this.#texts.treatment()) as T);
  }

  text(value: string): Masked<string> {
    return mintMasked(this.#texts.treatment().scan(value));
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }
}
