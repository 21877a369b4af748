/** A wait that grows. Times in ms. */
export interface Doubling {
  readonly first: number;
  readonly most: number;
}

/** Wait before the n-th repetition (from 1): the first, doubled each time, at most the longest. */
export const doublingMs = (repetition: number, { first, most }: Doubling): number =>
  Math.min(most, first * 2 ** Math.max(0, repetition - 1));

/**
 * The time, shorter or longer by up to a share of it, so that those who failed together do not come back together.
 * @param share from 0 to 1
 * @param random from 0 to 1
 */
export const jittered = (ms: number, share: number, random: number = Math.random()): number =>
  ms * (1 - share + 2 * share * random);
