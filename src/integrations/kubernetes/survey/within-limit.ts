/** The work, or what `late` gives when it takes longer; it then goes on unobserved, and rejects unheard. */
export const withinLimit = async <T>(work: Promise<T>, limitMs: number, late: () => T): Promise<T> => {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(late()), limitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
