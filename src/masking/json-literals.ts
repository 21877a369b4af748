/** One text in JSON: what is between its quotes, escapes and all. */
const LITERAL = /"((?:[^"\\\n]|\\.){8,})"/g;

/** Deeper ones are read as the text that they are. */
const DEEPEST = 4;
/** Longer texts are no lines of a log. */
const LONGEST = 262_144;

const looksLikeJson = (text: string): boolean => {
  if (text.length > LONGEST) return false;
  const trimmed = text.trim();
  return /^[{[]/.test(trimmed) && /[}\]]$/.test(trimmed);
};

const decoded = (literal: string): string | null => {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
};

/**
 * Masks each text of an object that is written as JSON by itself, so that nothing of it is read together with what stands
 * around it; all else of the JSON stays as it is written. The very same text where it is none or nothing is hidden.
 */
export const maskLiterals = (
  text: string,
  mask: (literal: string, depth: number) => string,
  depth = 0,
): string => {
  if (depth >= DEEPEST || !looksLikeJson(text)) return text;
  return text.replaceAll(LITERAL, (literal, inside: string) => {
    // A plain word reads the same inside the whole.
    const value = /[\\\s:/]/.test(inside) ? decoded(literal) : null;
    if (value === null) return literal;
    const masked = mask(value, depth + 1);
    if (masked === value) return literal;
    const written = JSON.stringify(masked);
    // As PHP writes it.
    return inside.includes('\\/') ? written.replaceAll('/', '\\/') : written;
  });
};
