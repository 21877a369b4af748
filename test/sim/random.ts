/** Numbers that look random and are the same for the same seed, each in [0, 1). Source: mulberry32. */
export type Random = () => number;

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const between = (random: Random, least: number, most: number): number =>
  least + random() * (most - least);

export const wholeBetween = (random: Random, least: number, most: number): number =>
  Math.floor(between(random, least, most + 1));

/** Time until the next of events that come independently of each other. */
export const waitFor = (random: Random, mean: number): number => -Math.log(1 - random()) * mean;

/** As times spread: most short, a few very long, with half below the median. */
export const spread = (random: Random, median: number, most: number): number =>
  Math.min(most, median * Math.exp(waitFor(random, 1) * (random() < 0.5 ? 1 : -1)));
