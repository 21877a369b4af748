const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
]);

/** The words for whole numbers that texts write out. */
export const NUMBER_WORDS: readonly string[] = [...NUMBERS.keys()];

/** A number in digits or in words; `NaN` for anything else. */
export const numberOf = (text: string): number => NUMBERS.get(text.toLowerCase()) ?? Number(text);
