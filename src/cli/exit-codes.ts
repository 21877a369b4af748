/** Something went wrong on the way. */
export const EXIT_FAILURE = 1;

/** The call itself was wrong: what `EX_USAGE` is to most command lines. */
export const EXIT_USAGE = 2;
