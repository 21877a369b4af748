import type { Tree } from '@lezer/common';

/** The nodes of a grammar whose contents are not code. */
export interface OpaqueNodes {
  readonly strings: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  /** What begins a comment or a string and must therefore stand in none but those nodes. */
  readonly openings: RegExp;
}

interface Opaque {
  readonly from: number;
  readonly to: number;
  readonly comment: boolean;
}

/** A string that ends where all servers see it end. */
const WHOLE = /^(?:"(?:\\[^\n\r]|[^"\\\n\r])*"|'(?:\\[^\n\r]|[^'\\\n\r])*'|`[^`\r]*`)$/;
/** VictoriaMetrics takes a backslash before the closing backtick for an escape, Prometheus does not. */
const ESCAPED_BACKTICK = /^`.*\\`$/s;
const PLAIN_CODE = /^[\t\n\r\x20-\x7e]*$/;

const opaqueOf = (text: string, tree: Tree, { strings, comments }: OpaqueNodes): readonly Opaque[] => {
  const found: Opaque[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      const comment = comments.has(name);
      if (comment || (strings.has(name) && /["'`]/.test(text.slice(from, to)))) {
        found.push({ from, to, comment });
        return false;
      }
      return undefined;
    },
  });
  return found.toSorted((a, b) => a.from - b.from);
};

const doubtOf = (inner: string, comment: boolean): string | null => {
  // Prometheus ends a comment at a carriage return, VictoriaMetrics and the grammar do not.
  if (comment) return /[\r\0]/.test(inner) ? 'has a carriage return in a comment' : null;
  const string = inner.slice(Math.max(inner.search(/["'`]/), 0));
  if (!WHOLE.test(string) || string.includes('\0')) return 'has a string that does not end where it seems to';
  return ESCAPED_BACKTICK.test(string) ? 'has a backslash before a closing backtick' : null;
};

/**
 * Why servers may see other strings and comments in a query than its grammar does, or `null`. What hides in one for the
 * grammar would be code for the server.
 */
export const lexicalDoubt = (text: string, tree: Tree, language: OpaqueNodes): string | null => {
  let at = 0;
  const code: string[] = [];
  for (const { from, to, comment } of opaqueOf(text, tree, language)) {
    code.push(text.slice(at, from));
    const doubt = doubtOf(text.slice(from, to), comment);
    if (doubt !== null) return `${doubt}, at character ${from + 1}`;
    at = to;
  }
  code.push(text.slice(at));
  if (code.some((part) => !PLAIN_CODE.test(part)))
    return 'has characters outside of strings that are not ASCII';
  return code.some((part) => language.openings.test(part))
    ? 'has a string or a comment that is not one'
    : null;
};
