/**
 * Settles as the work does, or gives what `late` gives (or throws) when that takes longer; the work itself goes on then,
 * and may reject unheard.
 * @param ms from now
 */
export const orLate = async <T>(work: Promise<T>, ms: number, late: () => T): Promise<T> => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => {
    try {
      resolve(late());
    } catch (error) {
      reject(error);
    }
  }, ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
