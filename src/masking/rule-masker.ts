import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { EchoScope } from './echoes/echo-scope.js';
import { type Masked, mintMasked } from './masked.js';
import type { Finding } from './marker.js';
import { Masker } from './masker.js';
import { TextMasker } from './text-masker.js';

/** Masks by rules: the built-in ones, then the user's expressions (docs/masking.md). */
@Injectable()
export class RuleMasker extends Masker {
  readonly #texts: TextMasker;
  readonly #echoes = new EchoScope();
  readonly #hidden = new Map<string, number>();
  readonly #count = ({ rule }: Finding): void => {
    this.#hidden.set(rule, (this.#hidden.get(rule) ?? 0) + 1);
  };

  constructor(settings: Settings) {
    super();
    this.#texts = new TextMasker(settings.masking);
  }

  override get hidden(): ReadonlyMap<string, number> {
    return this.#hidden;
  }

  mask<T>(value: T): Masked<T> {
    return mintMasked(this.#texts.mask(value, this.#echoes.memory, this.#count) as T);
  }

  text(value: string): Masked<string> {
    return mintMasked(this.#texts.mask(value, this.#echoes.memory, this.#count) as string);
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }

  override following<T>(conversation: string | null, work: () => T): T {
    return this.#echoes.run(conversation, work);
  }
}
