import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { KnownTexts } from './apart/known-texts.js';
import { largeTexts } from './apart/large-texts.js';
import { MaskingThread } from './apart/masking-thread.js';
import { hashKeyFrom } from './hash-key.js';
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
  readonly #thread: MaskingThread;
  readonly #withPseudonyms: boolean;

  constructor({ masking }: Settings) {
    super();
    const hashKey = masking.hashMode ? hashKeyFrom(masking.hashKeyFile) : Buffer.alloc(0);
    this.#texts = new TextMasker(masking, hashKey);
    this.#thread = new MaskingThread({ masking, hashKey });
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

  override async maskApart<T>(value: T): Promise<Masked<T>> {
    const known = await this.#thread.mask(largeTexts(value));
    return mintMasked(this.#masked(value, known) as T);
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

  #masked(value: unknown, known?: KnownTexts): unknown {
    const { echoes, names, hidden } = this.#scope.remembered;
    const count = ({ rule }: Finding): void => {
      countIn(this.#hidden, rule);
      countIn(hidden, rule);
    };
    const masked = this.#texts.mask(value, { echoes, clean: this.#scope.clean }, count, {
      ...(known && { known }),
    });
    if (this.#withPseudonyms && typeof masked === 'object') namesInValue(masked, names);
    return masked;
  }
}
