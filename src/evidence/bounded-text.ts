/** Most characters of one quoted line. */
const CAP = 300;

/** A text on one line. */
export const inLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A text of at most `max` characters, or so much of its beginning with an ellipsis behind it. */
export const beginning = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max).toWellFormed()}…`;

/** One line of at most `cap` characters, cut with an ellipsis. */
export const bounded = (text: string, cap = CAP): string => {
  const line = inLine(text);
  return line.length <= cap ? line : `${line.slice(0, cap - 1).trimEnd()}…`;
};

/** Quotes what the cluster or a program said, bounded. */
export const quoted = (text: string, cap = CAP): string => `"${bounded(text, cap)}"`;

/** The first of several sentences, as it is quoted: what follows is advice, as a rule. */
export const firstSentence = (text: string): string => /^.{20,}?\.(?=\s+[A-Z])/s.exec(text)?.[0] ?? text;

/**
 * One line of at most `cap` characters that keeps its end, where an error that wraps others says what is behind it; the rest
 * of what is cut is left out of the middle.
 */
export const boundedInside = (text: string, cap = CAP): string => {
  const line = inLine(text);
  if (line.length <= cap) return line;
  const head = Math.floor(cap * 0.45);
  const start = line.slice(0, head).replace(/\S*$/, '').trimEnd();
  const end = line.slice(line.length - (cap - head - 3)).replace(/^\S*\s/, '');
  return `${start} … ${end}`;
};
