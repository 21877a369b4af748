import { quantitiesIn } from './quantity.js';

const numberIn = (text: string): number => Number.parseFloat(text.replaceAll(',', ''));

/** A size in bytes or cores where it has a unit. */
const meaningOf = (text: string): readonly number[] => {
  const [quantity] = quantitiesIn(text.trim());
  return quantity === undefined
    ? [numberIn(text)]
    : [quantity.written, ...quantity.meanings.map(({ value }) => value)];
};

/** Whether two written amounts are the same, in whatever unit. */
export const isSame = (one: string, other: string): boolean => {
  const [here, there] = [meaningOf(one), meaningOf(other)];
  const hasUnit = here.length > 1;
  return (hasUnit ? here.slice(1) : here).some((a) =>
    (hasUnit && there.length > 1 ? there.slice(1) : there).some(
      (b) => Math.abs(a - b) <= Math.abs(a) * 0.006,
    ),
  );
};
