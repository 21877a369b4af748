import { createHash } from 'node:crypto';
import type { LogFields } from '../telemetry/logger.js';

const PREVIEW_CHARACTERS = 120;

/** Texts that people write in a query language: a digest to compare by, a preview to recognise, the length. */
const described = (text: string): LogFields => ({
  sha256: createHash('sha256').update(text).digest('hex').slice(0, 12),
  preview: text.slice(0, PREVIEW_CHARACTERS),
  length: text.length,
});

/** Longest argument that is logged as it is. */
const LONGEST_PLAIN = 253;
const QUERIES: ReadonlySet<string> = new Set(['query', 'pattern', 'match']);

/** The arguments of a call as its log line tells them. */
export const argumentFields = (args: Readonly<Record<string, unknown>>): LogFields =>
  Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [
        name,
        typeof value === 'string' && (QUERIES.has(name) || value.length > LONGEST_PLAIN)
          ? described(value)
          : value,
      ]),
  );

/** How much a result holds: the length of a list, or of each list in an object. */
export const countsOf = (result: unknown): LogFields => {
  if (Array.isArray(result)) return { items: result.length };
  if (typeof result !== 'object' || result === null) return {};
  return Object.fromEntries(
    Object.entries(result).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.length]] : [])),
  );
};
