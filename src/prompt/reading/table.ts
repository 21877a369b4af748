import { inlineText } from './compact-text.js';
import { isEmpty, isPlainObject, isTextList, type PlainObject } from './plain-json.js';
import { TextLines } from './text-lines.js';

/** Longest row in characters; longer objects are clearer one member a line. */
const MAX_ROW = 300;
const MAX_COLUMNS = 16;
/** Least share of cells that must be filled. */
const MIN_FILLED = 0.7;

const NO_VALUE = '-';
const SEPARATOR = ' | ';

/** A text that can stand beside others in a cell. */
const PLAIN_ENTRY = /^[^\s;|\p{Cc}-](?:[^;|\p{Cc}]*[^\s;|\p{Cc}])?$/u;

/**
 * Objects of one shape as a table, `null` when they have none: what is the same in all of them in a first line, then the
 * names of the other members, then a row for each object.
 */
export const tableOf = (list: readonly unknown[]): TextLines | null => {
  if (list.length < 2 || !list.every(isRow)) return null;
  const rows = list as readonly PlainObject[];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length > MAX_COLUMNS) return null;
  const columns = names.map((name) => ({ name, cells: rows.map((row) => cellText(row[name])) }));
  const filled = columns.reduce(
    (sum, { cells }) => sum + cells.filter((cell) => cell !== NO_VALUE).length,
    0,
  );
  if (filled < names.length * rows.length * MIN_FILLED) return null;

  const isSame = ({ cells }: { readonly cells: readonly string[] }): boolean =>
    cells.every((cell) => cell === cells[0]);
  const same = columns.filter(isSame).map(({ name }) => [name, rows[0]?.[name]] as const);
  const different = columns.filter((column) => !isSame(column));
  if (different.length === 0) return null;
  const lines = rows.map((_, n) => different.map(({ cells }) => cells[n] ?? NO_VALUE).join(SEPARATOR));
  if (lines.some((line) => line.length > MAX_ROW)) return null;
  return new TextLines([
    ...(same.length > 0 ? [`all: ${inlineText(Object.fromEntries(same))}`] : []),
    different.map(({ name }) => name).join(SEPARATOR),
    ...lines,
  ]);
};

const isRow = (row: unknown): boolean =>
  isPlainObject(row) && !isEmpty(row) && !Object.values(row).some((cell) => cell instanceof TextLines);

const cellText = (value: unknown): string => {
  if (value === undefined) return NO_VALUE;
  const isUnclear =
    typeof value === 'string' &&
    (value === '' || value.trim() === NO_VALUE || /[|\p{Cc}]|^\s|\s$/u.test(value));
  if (typeof value === 'string') return isUnclear ? JSON.stringify(value) : value;
  if (isTextList(value) && value.every((text) => PLAIN_ENTRY.test(text))) return value.join('; ');
  const inline = inlineText(value);
  return inline.includes('|') ? JSON.stringify(value) : inline;
};
