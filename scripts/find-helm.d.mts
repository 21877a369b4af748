/**
 * Finds a helm, downloading one under `.cache/` where none is named or built.
 * @throws {Error} saying what to do
 */
export declare const findHelm: () => Promise<string>;
