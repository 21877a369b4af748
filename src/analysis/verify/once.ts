/** A value that is made when it is first asked for, and then kept. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** The same for each key. */
export const oncePer = <K, T>(make: (key: K) => T): ((key: K) => T) => {
  const made = new Map<K, () => T>();
  return (key) => {
    const known = made.get(key) ?? once(() => make(key));
    made.set(key, known);
    return known();
  };
};
