import type { Span } from '../marker.js';
import { whatNameSays } from '../secret-name.js';
import { matchAt, textRule, type Hit } from '../text-rule.js';
import { isPlaceholder } from './assigned-value.js';

/** `INSERT INTO users (name, password) VALUES`. */
const HEAD =
  /insert[ \t\r\n]{1,8}(?:ignore[ \t]{1,4})?into[ \t\r\n]{1,8}[^\s(]{1,128}[ \t\r\n]{0,8}\(([^()]{1,2000})\)[ \t\r\n]{0,8}values[ \t\r\n]{0,8}/iy;

/** A text, or any other value, and what stands behind it. */
const CELL =
  /[ \t\r\n]{0,8}(?:[NE]?'((?:[^'\\]|''|\\.){0,1000})'|"([^"\r\n]{0,1000})"|[^,()'"]{1,200})[ \t\r\n]{0,8}([,)])/y;
const NEXT_ROW = /[ \t\r\n]{0,8},[ \t\r\n]{0,8}(?=\()/y;
const MOST_ROWS = 1000;

const columnsOf = (list: string): readonly boolean[] =>
  list.split(',').map((column) => whatNameSays(column.replaceAll(/["'`\s[\]]/g, '')) !== 'open');

/** A row's secrets, and where the row ends; `null` when none begins here. */
const rowAt = (
  text: string,
  from: number,
  columns: readonly boolean[],
): { readonly found: readonly Span[]; readonly end: number } | null => {
  if (text.charAt(from) !== '(') return null;
  const found: Span[] = [];
  let at = from + 1;
  for (let column = 0; column < columns.length; column += 1) {
    const cell = matchAt(CELL, text, at);
    if (!cell) return { found, end: at };
    const shown = cell[1] ?? cell[2];
    if (columns[column] === true && shown !== undefined && shown !== '' && !isPlaceholder(shown)) {
      const start = at + cell[0].search(/['"]/) + 1;
      found.push({ start, end: start + shown.length });
    }
    at += cell[0].length;
    if (cell[3] === ')') break;
  }
  return { found, end: at };
};

function* find(text: string, hits: readonly Hit[]): Iterable<Span> {
  let from = 0;
  for (const { at } of hits) {
    if (at < from) continue;
    const head = matchAt(HEAD, text, at);
    if (!head) continue;
    const columns = columnsOf(head[1] ?? '');
    let end = at + head[0].length;
    if (!columns.includes(true)) continue;
    for (let rows = 0; rows < MOST_ROWS; rows += 1) {
      const row = rowAt(text, end, columns);
      if (!row) break;
      yield* row.found;
      end = row.end + (matchAt(NEXT_ROW, text, row.end)?.[0].length ?? 0);
    }
    from = end;
  }
}

/** The values of columns with secret names in an `INSERT`, as databases repeat it in their logs. */
export const sqlInsert = textRule({
  id: 'sql-insert',
  about: 'Texts in the columns of an INSERT whose names are secrets’',
  words: ['insert into', 'insert ignore into'],
  find,
  matches: {
    "INSERT INTO users (name, password, age) VALUES ('kim', 'hunter2', 33), ('lee','swordfish',4)":
      "INSERT INTO users (name, password, age) VALUES ('kim', '[MASKED]', 33), ('lee','[MASKED]',4)",
    "insert into s.t (`id`,`api_key`) values (1,'it''s')":
      "insert into s.t (`id`,`api_key`) values (1,'[MASKED]')",
  },
  passes: [
    'INSERT INTO users (name, password) VALUES ($1, $2)',
    "INSERT INTO orders (id, state) VALUES (1, 'paid')",
    'INSERT INTO users (name, password) SELECT a, b FROM c',
  ],
});
