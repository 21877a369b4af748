import { beginning } from '../../evidence/bounded-text.js';

/** Longest part of a query that a refusal repeats, in characters. */
const MAX_SHOWN = 80;

/** Which part of a query does not do what a refusal asks for, and where: `up{job="x"} at character 8 does not`. */
export const refusedPart = (
  query: string,
  { from, to }: { readonly from: number; readonly to: number },
): string => {
  return `${beginning(query.slice(from, to), MAX_SHOWN)} at character ${from + 1} does not`;
};
