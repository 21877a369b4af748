import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { EchoScope } from './echoes/echo-scope.js';
import { type Masked, mintMasked } from './masked.js';
import { Masker } from './masker.js';
import { TextMasker } from './text-masker.js';

/** Masks by rules: the built-in ones, then the user's expressions (docs/masking.md). */
@Injectable()
export class RuleMasker extends Masker {
  readonly #texts: TextMasker;
  readonly #echoes = new EchoScope();

  constructor(settings: Settings) {
    super();
    this.#texts = new TextMasker(settings.masking);
  }

  mask<T>(value: T): Masked<T> {
    return mintMasked(this.#texts.mask(value, this.#echoes.memory) as T);
  }

  text(value: string): Masked<string> {
    return mintMasked(this.#texts.mask(value, this.#echoes.memory) as string);
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }

  override following<T>(conversation: string | null, work: () => T): T {
    return this.#echoes.run(conversation, work);
  }
}
