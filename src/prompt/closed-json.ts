/** One token of JSON text: a whole string, a string that was cut off, a bracket or a separator. */
const TOKEN = /"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*\\?$|[{}[\],:]/gs;

/** An escape that was cut off. An even number of backslashes is text. */
const HALF_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/;

/**
 * JSON text that was cut off, closed after its last complete member: an entry of a list counts when the whole of it is
 * there, so that nothing is made up. A string that was cut stays, with `…`, if its member is in `keptIfCut`.
 */
export const closedJson = (text: string, keptIfCut: ReadonlySet<string>): string => {
  const open: string[] = [];
  let key = '';
  let last = '';
  let closed = '';
  const keep = (end: number): void => {
    // Inside an entry of a list, the entry may still lack what makes it whole.
    if (!open.slice(0, -1).includes(']')) closed = text.slice(0, end) + open.toReversed().join('');
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const end = index + token.length;
    if (token.startsWith('"')) {
      const isCut = end === text.length && !isWhole(token);
      if (isCut && keptIfCut.has(key) && open.at(-1) === '}') {
        return `${text.slice(0, end).replace(HALF_ESCAPE, '$1')}…"${open.toReversed().join('')}`;
      }
      last = token.slice(1, -1);
    } else if (token === ':') key = last;
    else if (token === ',') {
      key = '';
      keep(index);
    } else if (token === '{' || token === '[') {
      open.push(token === '{' ? '}' : ']');
      key = '';
      keep(end);
    } else {
      open.pop();
      keep(end);
    }
  }
  return closed;
};

const isWhole = (token: string): boolean => /^"(?:[^"\\]|\\.)*"$/s.test(token);
