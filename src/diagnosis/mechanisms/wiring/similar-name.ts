/** Longest name that is compared, in characters. */
const MAX_LENGTH = 63;

/** Letters to add, take away or change to make one name of the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries()) {
      next.push(
        Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === wanted ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

const parts = (name: string): string => name.split(/[-_.]/).toSorted().join('-');

/** How far two names are from each other; `null` where they are not alike. */
const likeness = (name: string, other: string): number | null => {
  if (parts(name) === parts(other)) return 0.5;
  const far = distance(name, other);
  if (far <= Math.max(1, Math.floor(Math.min(name.length, other.length) / 5))) return far;
  const [short, long] = name.length < other.length ? [name, other] : [other, name];
  return short.length >= 4 && (long.startsWith(`${short}-`) || long.endsWith(`-${short}`)) ? 3 : null;
};

/** The name among others that is most alike and is probably meant; `null` where none is. */
export const similarName = (name: string, others: readonly string[]): string | null => {
  const [best] = others
    .filter((other) => other !== name && other.length <= MAX_LENGTH && name.length <= MAX_LENGTH)
    .flatMap((other) => {
      const like = likeness(name, other);
      return like === null ? [] : [{ other, like }];
    })
    .toSorted((a, b) => a.like - b.like || a.other.localeCompare(b.other, 'en'));
  return best?.other ?? null;
};
