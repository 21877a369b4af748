import type { Finding } from './marker.js';

/** How terminals are told colours, raw or as programs write the escape character. */
const SEQUENCE = new RegExp(
  String.raw`(?:\u{1b}|\\u001[bB]|\\x1[bB]|\\033|\\e|\u{241b})\[[\d;]{0,24}[A-Za-z]`,
  'gu',
);

const ESCAPE = String.fromCodePoint(0x1b);

/** A text without its colours, and where its characters stood. */
export interface Uncoloured {
  readonly text: string;
  /** A part of the text where it stood among the colours. */
  readonly where: (finding: Finding) => Finding;
}

interface Piece {
  /** Where the piece begins in the text without colours, and with them. */
  readonly plain: number;
  readonly given: number;
}

const pieceAt = (pieces: readonly Piece[], position: number): Piece => {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.plain ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1] ?? { plain: 0, given: 0 };
};

/** Takes the colours out of a text, which would stand between a name and its value; `null` when it has none. */
export const withoutColours = (given: string): Uncoloured | null => {
  if (!/[\\\u241b]/.test(given) && !given.includes(ESCAPE)) return null;
  const pieces: Piece[] = [];
  let text = '';
  let from = 0;
  for (const { index, 0: sequence } of given.matchAll(SEQUENCE)) {
    if (index > from) pieces.push({ plain: text.length, given: from });
    text += given.slice(from, index);
    from = index + sequence.length;
  }
  if (from === 0) return null;
  pieces.push({ plain: text.length, given: from });
  text += given.slice(from);
  const at = (position: number): number => {
    const piece = pieceAt(pieces, position);
    return piece.given + position - piece.plain;
  };
  return { text, where: ({ start, end, rule }) => ({ start: at(start), end: at(end - 1) + 1, rule }) };
};
