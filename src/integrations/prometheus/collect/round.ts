/** A value to four digits that count: more say nothing to a reader. */
export const round = (value: number): number =>
  Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(4)) : value;
