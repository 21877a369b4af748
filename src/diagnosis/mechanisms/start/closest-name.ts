/** Most letters in which two names may differ to be taken for one another. */
const MAX_DISTANCE = 2;

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** How many letters must be put in, taken out or changed to make one word of another. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, with_] of [...other].entries()) {
      const change = (row[j] ?? 0) + (letter === with_ ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
};

/**
 * The name that was probably meant: it differs only in case or in what joins its words, holds the other as a whole, or differs in a
 * letter or two. `null` where none does, or where names are too short to tell.
 */
export const closest = (name: string, among: readonly string[]): string | null => {
  const wanted = bare(name);
  if (wanted.length < 3) return null;
  const rated = among
    .filter((other) => other !== name && bare(other).length >= 3)
    .map((other) => ({ other, away: distance(wanted, bare(other).slice(0, 200)) }))
    .filter(
      ({ other, away }) =>
        away <= Math.min(MAX_DISTANCE, Math.floor(wanted.length / 4)) || bare(other).includes(wanted),
    )
    .toSorted((a, b) => a.away - b.away);
  return rated[0]?.other ?? null;
};
