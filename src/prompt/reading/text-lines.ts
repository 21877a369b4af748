/**
 * Lines that stand for a value and are shown as they are, such as a table. A class, because no plain JSON value may be
 * taken for one.
 */
export class TextLines {
  constructor(readonly lines: readonly string[]) {}
}
