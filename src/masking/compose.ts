import { type Masked, mintMasked } from './masked.js';

/** Puts masked values together as the members of one object. Each string stays whole, so no new secret can appear. */
export const together = <T extends object>(parts: { readonly [K in keyof T]: Masked<T[K]> }): Masked<T> =>
  mintMasked(
    Object.fromEntries(Object.entries<Masked<unknown>>(parts).map(([name, part]) => [name, part.value])) as T,
  );

/** One member of a masked object. */
export const partOf = <T extends object, K extends keyof T>(whole: Masked<T>, name: K): Masked<T[K]> =>
  mintMasked(whole.value[name]);
