import { cutToLines } from '../lists.js';
import { Masked } from '../masked.js';
import { freeKey, setMember } from '../members.js';
import type { Finding, Marker } from '../marker.js';
import { replaceSpans } from '../spans.js';
import type { PathKeeper } from '../text-treatment.js';
import type { EchoMemory } from './echo-memory.js';

/** More lines than this are read one by one. */
const MOST_CHARACTERS = 4_000_000;

/** What replacing echoes needs. */
export interface EchoWork {
  readonly memory: EchoMemory;
  readonly marker: Marker;
  readonly tell?: ((finding: Finding, secret: string) => void) | undefined;
  readonly at?: PathKeeper | undefined;
}

/** Values that the line breaks of a log part: they are looked for in the lines as one text. */
const acrossLines = (lines: readonly string[], { memory, marker }: EchoWork): readonly string[] => {
  if (lines.length < 2 || lines.reduce((sum, line) => sum + line.length, 0) > MOST_CHARACTERS) return lines;
  const found = memory.find(lines.join('\n'));
  if (found.length === 0) return lines;
  const parts = cutToLines(lines, found);
  return lines.map((line, at) => replaceSpans(line, parts[at] ?? [], marker));
};

const inArray = (array: readonly unknown[], work: EchoWork): unknown => {
  const texts = array.every((element) => typeof element === 'string') ? acrossLines(array, work) : array;
  return texts.map((element, at) => {
    work.at?.enter(at);
    const masked = maskEchoes(element, work);
    work.at?.leave();
    return masked;
  });
};

/** Replaces what is remembered in every text of a masked value, keys too. */
export const maskEchoes = (value: unknown, work: EchoWork): unknown => {
  if (typeof value === 'string') return work.memory.mask(value, work.marker, work.tell);
  if (typeof value !== 'object' || value === null || value instanceof Masked || value instanceof Date)
    return value;
  if (Array.isArray(value)) return inArray(value, work);
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    work.at?.enter(key);
    const name = work.memory.mask(key, work.marker, work.tell);
    setMember(result, freeKey(name, result), maskEchoes(member, work));
    work.at?.leave();
  }
  return result;
};
