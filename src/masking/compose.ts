import { type Masked, mintMasked } from './masked.js';

/** Puts masked values together as the members of one object. Each string stays whole, so no new secret can appear. */
export const together = <T extends object>(parts: { readonly [K in keyof T]: Masked<T[K]> }): Masked<T> =>
  mintMasked(
    Object.fromEntries(Object.entries<Masked<unknown>>(parts).map(([name, part]) => [name, part.value])) as T,
  );

/** One member of a masked object. */
export const partOf = <T extends object, K extends keyof T>(whole: Masked<T>, name: K): Masked<T[K]> =>
  mintMasked(whole.value[name]);

/** All members of a masked object. */
export const partsOf = <T extends object>(whole: Masked<T>): { readonly [K in keyof T]: Masked<T[K]> } =>
  Object.fromEntries(Object.entries(whole.value).map(([name, part]) => [name, mintMasked(part)])) as {
    readonly [K in keyof T]: Masked<T[K]>;
  };

/** Masked values as one list. Each string stays whole, so no new secret can appear. */
export const listOf = <T>(items: readonly Masked<T>[]): Masked<readonly T[]> =>
  mintMasked(items.map(({ value }) => value));
