/** Most characters of one quoted line. */
const CAP = 300;

/** One line of at most `cap` characters, cut with an ellipsis. */
export const bounded = (text: string, cap = CAP): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= cap ? line : `${line.slice(0, cap - 1).trimEnd()}…`;
};

/** Quotes what the cluster or a program said, bounded. */
export const quoted = (text: string, cap = CAP): string => `"${bounded(text, cap)}"`;
