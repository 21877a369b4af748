import { nodesOf, type ReadQuery } from './grammar.js';

/** A query without its comments, so that more may follow it; a blank stands where one was. */
export const withoutComments = (
  { text, tree }: Extract<ReadQuery, { read: true }>,
  comments: ReadonlySet<string>,
): string => {
  let at = 0;
  const kept: string[] = [];
  for (const { from, to } of nodesOf(tree, comments)) {
    kept.push(text.slice(at, from).trimEnd());
    at = to;
  }
  return [...kept, text.slice(at)].join(' ').trim();
};
