/** First half of the keys, the letters "kube": keeps ours apart from other users of the same database. */
const SPACE = 0x6b_75_62_65;

/** Keys of the advisory locks, as the two arguments of `pg_advisory_xact_lock`. */
export const ADVISORY_LOCK = {
  migrations: [SPACE, 1],
  retention: [SPACE, 2],
} as const;
