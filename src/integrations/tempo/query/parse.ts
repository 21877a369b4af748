import { Grammar, type ReadQuery } from '../../query/grammar.js';

export const COMMENTS: ReadonlySet<string> = new Set(['LineComment', 'BlockComment']);

const grammar = new Grammar({
  name: 'TraceQL',
  grammar: '@grafana/lezer-traceql',
  // The names of attributes may be quoted.
  strings: new Set(['String', 'Identifier']),
  comments: COMMENTS,
  openings: /["'`]|\/[/*]/,
});

/** Reads a query by the grammar of Grafana's own editor. */
export const parseTraceQl = (query: string): ReadQuery => grammar.read(query);
