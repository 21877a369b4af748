/** Sets a member whatever its name is. */
export const setMember = (target: Record<string, unknown>, key: string, value: unknown): void => {
  // A plain assignment to `__proto__` would change the prototype instead.
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  else target[key] = value;
};

/** The key, or the key with a number where it is taken: two members never become one. */
export const freeKey = (key: string, taken: object): string => {
  if (!Object.hasOwn(taken, key)) return key;
  let number = 2;
  while (Object.hasOwn(taken, `${key} ${number}`)) number += 1;
  return `${key} ${number}`;
};
