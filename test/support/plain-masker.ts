import { Masker, type Masked } from '../../src/masking/index.js';
import { mintMasked } from '../../src/masking/masked.js';

/** Masks nothing, for tests whose subject is not masking. */
export class PlainMasker extends Masker {
  mask<T>(value: T): Masked<T> {
    return mintMasked(value);
  }

  text(value: string): Masked<string> {
    return mintMasked(value);
  }

  derive<A, B>(source: Masked<A>, build: (value: A) => B): Masked<B> {
    return mintMasked(build(source.value));
  }
}
