import type { Finding } from './marker.js';

/** How terminals are told colours, raw or as programs write the escape character. */
const COLOUR = new RegExp(
  String.raw`(?:\u{1b}|\\u001[bB]|\\x1[bB]|\\033|\\e|\u{241b})\[[\d;]{0,24}[A-Za-z]`,
  'gu',
);
const ESCAPE = String.fromCodePoint(0x1b);

/** A line break or tabulator inside a text in JSON, escaped once or more. */
const BREAK = /\\{1,4}(?:r\\{1,4}n|[nrt])/g;

/** A text as rules read it besides as it is, and where its characters stood. */
export interface Reading {
  readonly text: string;
  /** A part of the text where it stood before. */
  readonly where: (finding: Finding) => Finding;
}

interface Piece {
  /** Where the piece begins in the reading, and in the text as it is. */
  readonly read: number;
  readonly given: number;
  /** How many characters one of the reading stands for, where it is not one. */
  readonly width?: number;
}

const pieceAt = (pieces: readonly Piece[], position: number): Piece => {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.read ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1] ?? { read: 0, given: 0 };
};

/** A text in which what `pattern` finds is replaced; `null` when it finds nothing. */
const replacing = (given: string, pattern: RegExp, by: (found: string) => string): Reading | null => {
  const pieces: Piece[] = [];
  let text = '';
  let from = 0;
  for (const { index, 0: found } of given.matchAll(pattern)) {
    if (index > from) pieces.push({ read: text.length, given: from });
    text += given.slice(from, index);
    const instead = by(found);
    if (instead !== '') pieces.push({ read: text.length, given: index, width: found.length });
    text += instead;
    from = index + found.length;
  }
  if (from === 0) return null;
  pieces.push({ read: text.length, given: from });
  text += given.slice(from);
  const at = (position: number): number => {
    const piece = pieceAt(pieces, position);
    return piece.given + position - piece.read;
  };
  const behind = (position: number): number => {
    const piece = pieceAt(pieces, position);
    return piece.width === undefined ? piece.given + position - piece.read + 1 : piece.given + piece.width;
  };
  return { text, where: ({ start, end, rule }) => ({ start: at(start), end: behind(end - 1), rule }) };
};

/** The text without colours, which would stand between a name and its value; `null` when it has none. */
export const withoutColours = (given: string): Reading | null =>
  given.includes(ESCAPE) || /\\(?:u001|x1|033|e\[)|\u241b/.test(given)
    ? replacing(given, COLOUR, () => '')
    : null;

/** The text with the line breaks that are escaped in it: a log or a file inside JSON; `null` when there are none. */
export const withLineBreaks = (given: string): Reading | null =>
  given.includes('\\') ? replacing(given, BREAK, () => '\n') : null;

/** A sign that URLs encode and that names and values stand between. */
const ENCODED = /%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[BbDd]|7[BbDd])/g;

/** The text with its percent-encoded signs decoded: JSON or a query inside a URL; `null` when there are none. */
export const withDecodedSigns = (given: string): Reading | null =>
  /%(?:22|3[ADad])/.test(given)
    ? replacing(given, ENCODED, (found) => String.fromCodePoint(Number.parseInt(found.slice(1), 16)))
    : null;
