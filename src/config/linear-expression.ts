import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';

/** Longest expression that is taken, in characters. */
const LONGEST = 4096;

/** An expression that matches in time linear in the text (RE2's syntax and engine). */
export interface LinearExpression {
  /** Where the expression matches, from left to right; empty matches are left out. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[];
  /** Whether the expression matches anywhere, even an empty piece of the text. */
  readonly matches: (text: string) => boolean;
}

/** Loaded when the first expression is compiled: most installations have none. */
const engine = (): typeof RE2JS => {
  const require = createRequire(import.meta.url);
  return (require('re2js') as { readonly RE2JS: typeof RE2JS }).RE2JS;
};

/**
 * Compiles an expression in RE2's syntax; `(?i)` at the start and `(?P<name>…)` included.
 * @throws {Error} saying what is wrong, without any part of the expression
 */
export const linearExpression = (source: string): LinearExpression => {
  if (source.length > LONGEST) throw new Error(`is longer than ${LONGEST} characters`);
  const compiled = compile(source);
  return {
    find: (text) => {
      const spans: { start: number; end: number }[] = [];
      const matcher = compiled.matcher(text);
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
      }
      return spans;
    },
    matches: (text) => compiled.matcher(text).find(),
  };
};

const compile = (source: string): RE2JS => {
  try {
    return engine().compile(source);
  } catch (error) {
    const reason = (error as { readonly error?: unknown }).error;
    throw new Error(`is not a valid RE2 expression${typeof reason === 'string' ? ` (${reason})` : ''}`, {
      cause: error,
    });
  }
};
