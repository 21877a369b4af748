import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { type Masked, mintMasked } from './masked.js';
import type { Finding } from './marker.js';
import { Masker } from './masker.js';
import { namesInValue } from './pseudonyms/names-in-value.js';
import { BookPseudonyms, NO_PSEUDONYMS, type Pseudonyms } from './pseudonyms/pseudonyms.js';
import { TextMasker } from './text-masker.js';
import { WorkScope } from './work-scope.js';

const countIn = (counts: Map<string, number>, rule: string): void =>
  void counts.set(rule, (counts.get(rule) ?? 0) + 1);

/** Masks by rules: the built-in ones, then the user's expressions (docs/masking.md). */
@Injectable()
export class RuleMasker extends Masker {
  readonly #texts: TextMasker;
  readonly #scope = new WorkScope();
  readonly #hidden = new Map<string, number>();
  readonly #withPseudonyms: boolean;

  constructor({ masking }: Settings) {
    super();
    this.#texts = new TextMasker(masking);
    this.#withPseudonyms = masking.pseudonyms;
  }

  override get hidden(): ReadonlyMap<string, number> {
    return this.#hidden;
  }

  override get hiddenInWork(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#scope.remembered.hidden);
  }

  override get pseudonyms(): Pseudonyms {
    return this.#withPseudonyms ? new BookPseudonyms(this.#scope.remembered.names) : NO_PSEUDONYMS;
  }

  mask<T>(value: T): Masked<T> {
    return mintMasked(this.#masked(value) as T);
  }

  text(value: string): Masked<string> {
    return mintMasked(this.#masked(value) as string);
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return this.mask(build(source.value));
  }

  override following<T>(conversation: string | null, work: () => T): T {
    return this.#scope.run(conversation, work);
  }

  #masked(value: unknown): unknown {
    const { echoes, names, hidden } = this.#scope.remembered;
    const masked = this.#texts.mask(value, echoes, ({ rule }: Finding) => {
      countIn(this.#hidden, rule);
      countIn(hidden, rule);
    });
    if (this.#withPseudonyms && typeof masked === 'object') namesInValue(masked, names);
    return masked;
  }
}
