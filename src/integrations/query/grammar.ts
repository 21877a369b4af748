import type { SyntaxNode, Tree } from '@lezer/common';
import type { LRParser } from '@lezer/lr';
import { createRequire } from 'node:module';
import { lexicalDoubt, type OpaqueNodes } from './lexical-doubt.js';

/** A query as its grammar reads it, or why it cannot be read. */
export type ReadQuery =
  | { readonly read: true; readonly text: string; readonly tree: Tree }
  /** @property doubt such as `PromQL cannot be read from character 12 on` */
  | { readonly read: false; readonly doubt: string };

/** A language of queries. */
export interface Language extends OpaqueNodes {
  /** As a person calls it. */
  readonly name: string;
  /** npm package that exports its Lezer `parser`. */
  readonly grammar: string;
}

/** Longest query that is read, in characters; what is sent is shorter. */
const LONGEST = 8192;
/** Deepest nesting that is followed; Lezer itself flattens what lies deeper than 2,500. */
const DEEPEST = 300;

/** Loaded when the first query is read: the tables cost 3 to 20 ms and up to 8 MB, and many services read none. */
const strictParser = (grammar: string): LRParser => {
  const require = createRequire(import.meta.url);
  const { parser } = require(grammar) as { readonly parser: LRParser };
  return parser.configure({ strict: true });
};

/** Where a strict parser gave up, counted from 1; its message is `No parse at 11`. */
const stoppedAt = (error: unknown): number | null => {
  const found = error instanceof SyntaxError ? /^No parse at (\d+)$/.exec(error.message)?.[1] : undefined;
  return found === undefined ? null : Number(found) + 1;
};

const isTooDeep = (tree: Tree): boolean => {
  let depth = 0;
  let deepest = 0;
  tree.iterate({
    enter: () => {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    leave: () => {
      depth -= 1;
    },
  });
  return deepest > DEEPEST;
};

/**
 * Reads queries of one language, whole or not at all: one that has any error, or that servers might cut into tokens in
 * another way than the grammar does, is not read.
 */
export class Grammar {
  private parser: LRParser | null = null;

  constructor(private readonly language: Language) {}

  read(text: string): ReadQuery {
    const { name, grammar } = this.language;
    if (text.length > LONGEST) return { read: false, doubt: `${name} of more than ${LONGEST} characters` };
    this.parser ??= strictParser(grammar);
    let tree: Tree;
    try {
      tree = this.parser.parse(text);
    } catch (error) {
      const at = stoppedAt(error);
      return { read: false, doubt: `${name} cannot be read${at === null ? '' : ` from character ${at} on`}` };
    }
    if (isTooDeep(tree)) return { read: false, doubt: `${name} nested more than ${DEEPEST} deep` };
    const doubt = lexicalDoubt(text, tree, this.language);
    return doubt === null ? { read: true, text, tree } : { read: false, doubt: `${name} ${doubt}` };
  }
}

/** All nodes of some types, in the order of the text. */
export const nodesOf = (tree: Tree, names: ReadonlySet<string>): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (names.has(name)) found.push(node);
    },
  });
  return found;
};

/** What a node stands for. */
export const textOf = (text: string, { from, to }: { readonly from: number; readonly to: number }): string =>
  text.slice(from, to);
