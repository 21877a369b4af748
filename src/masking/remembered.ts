const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 128;

/** Answers about names, each found once, boundedly: the same names come again in every object. */
export const remembered = <T>(about: (name: string) => T): ((name: string) => T) => {
  const answers = new Map<string, T>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = about(name);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    if (name.length <= LONGEST_REMEMBERED) answers.set(name, answer);
    return answer;
  };
};
