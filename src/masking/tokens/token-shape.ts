import type { Span } from '../marker.js';
import { belongs, tableOf, type CharacterTable } from './character-class.js';
import type { TokenFormat } from './token-format.js';

type Part =
  | { readonly literals: readonly string[] }
  | { readonly table: CharacterTable; readonly min: number; readonly max: number };

/** A shape that was read. Matching takes every part as long as it goes and never tries again: linear. */
export interface TokenShape {
  readonly parts: readonly Part[];
  readonly exact: boolean;
  /** The part at which words of the token itself begin. */
  readonly anchor: number;
}

const partOf = (text: string): Part => {
  const [, name = '', min = '', range, max = ''] = /^(\w+):(\d+)(?:(-)(\d*))?$/.exec(text) ?? [];
  const table = tableOf(name);
  if (table === null) return { literals: text.split('|') };
  return {
    table,
    min: Number(min),
    max: range === undefined ? Number(min) : max === '' ? 4096 : Number(max),
  };
};

const read = (shape: string): TokenShape => {
  const words = shape.split(' ');
  const exact = words.at(-1) === '!';
  const parts = (exact ? words.slice(0, -1) : words).map(partOf);
  const anchor = parts.findIndex((part) => 'literals' in part && (part.literals[0]?.length ?? 0) >= 2);
  return { parts, exact, anchor };
};

const shapes = new Map<string, TokenShape>();

/** Reads a format's shape when it is needed first. */
export const shapeOf = ({ shape }: TokenFormat): TokenShape => {
  const known = shapes.get(shape);
  if (known) return known;
  const fresh = read(shape);
  shapes.set(shape, fresh);
  return fresh;
};

const endOfLiteral = (literals: readonly string[], text: string, at: number): number => {
  const found = literals.find((literal) => {
    const there = text.slice(at, at + literal.length);
    return there === literal || (literal.length >= 4 && there === literal.toLowerCase());
  });
  return found === undefined ? -1 : at + found.length;
};

const endOfRun = (table: CharacterTable, text: string, from: number, max: number): number => {
  let end = from;
  while (end < from + max && belongs(table, text, end)) end += 1;
  return end;
};

const endOfPart = (part: Part, text: string, at: number): number => {
  if ('literals' in part) return endOfLiteral(part.literals, text, at);
  const end = endOfRun(part.table, text, at, part.max);
  return end - at < part.min ? -1 : end;
};

/** Where a token of this shape that begins at `start` ends; -1 where none does. */
export const endOfToken = ({ parts, exact }: TokenShape, text: string, start: number): number => {
  let end = start;
  for (const part of parts) {
    end = endOfPart(part, text, end);
    if (end < 0) return -1;
  }
  const last = parts.at(-1);
  if (last === undefined || 'literals' in last) return end;
  if (exact) return belongs(last.table, text, end) ? -1 : end;
  end = endOfRun(last.table, text, end, 4096);
  while (text.charAt(end) === '=') end += 1;
  return end;
};

/** Where a token begins whose anchor stands at `at`: what comes before it is read backwards. */
export const startOfToken = ({ parts, anchor }: TokenShape, text: string, at: number): number => {
  let start = at;
  for (const part of parts.slice(0, anchor).reverse()) {
    if ('literals' in part) {
      start -= part.literals[0]?.length ?? 0;
      continue;
    }
    const floor = start - part.max;
    while (start > floor && start > 0 && belongs(part.table, text, start - 1)) start -= 1;
  }
  return start;
};

/** A token of this shape where it must begin at `start`; `null` when none does. */
export const tokenAt = (shape: TokenShape, text: string, start: number): Span | null => {
  const end = endOfToken(shape, text, start);
  return end < 0 ? null : { start, end };
};
