import { jsonLength, shortenText } from './shorten.js';

/** How a value is made to fit. */
export interface FitOptions {
  /** Most characters of the result as JSON. */
  readonly budget: number;
  /** Which items of too long a list survive. */
  readonly keep: 'ends' | 'start';
  /** Said where something was left out: how to ask for less. */
  readonly narrow: string;
  /** `whole`: texts are left as they are, so the result may be longer; for a value that is yet to be masked. */
  readonly texts: 'cut' | 'whole';
}

type Json = Readonly<Record<string, unknown>>;
/** An element of a list, or a member of an object with its key. */
interface Part {
  readonly key: string | null;
  readonly value: unknown;
  /** Characters as JSON, with the key and a comma. */
  readonly size: number;
}

/** An item or member is not cut shorter than this; rather, others are left out. */
const LEAST_ITEM = 600;
const LEAST_MEMBER = 120;
/** Room for the note about what was left out, beside the text that says how to narrow. */
const NOTE = 80;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const partsOf = (value: Json): readonly Part[] =>
  Array.isArray(value)
    ? value.map((item: unknown) => ({ key: null, value: item, size: jsonLength(item) + 1 }))
    : Object.entries(value).map(([key, member]) => ({
        key,
        value: member,
        size: jsonLength(member) + jsonLength(key) + 2,
      }));

/** Positions in the order in which they deserve room: the outermost first, or simply the first first. */
const byRank = (count: number, keep: FitOptions['keep']): readonly number[] =>
  Array.from({ length: count }, (_, rank) => {
    if (keep === 'start') return rank;
    return rank % 2 === 0 ? rank / 2 : count - (rank + 1) / 2;
  });

/** Which parts are kept: as many as fit when each takes its size, but none more than `least`. */
const survivors = (
  parts: readonly Part[],
  room: number,
  least: number,
  keep: FitOptions['keep'],
): readonly Part[] => {
  const kept = new Set<number>();
  let used = 0;
  for (const position of byRank(parts.length, keep)) {
    used += Math.min(parts[position]?.size ?? 0, least);
    if (used > room && kept.size > 0) break;
    kept.add(position);
  }
  return parts.filter((_, position) => kept.has(position));
};

/** The size up to which all parts may grow so that together they fill `room`: the small ones leave theirs to the large. */
const levelOf = (parts: readonly Part[], room: number): number => {
  let left = room;
  const sizes = parts.map(({ size }) => size).sort((a, b) => a - b);
  for (const [index, size] of sizes.entries()) {
    const share = left / (sizes.length - index);
    if (size > share) return Math.floor(share);
    left -= size;
  }
  return Number.MAX_SAFE_INTEGER;
};

const fitPart = ({ key, value, size }: Part, level: number, options: FitOptions): unknown =>
  size <= level
    ? value
    : fit(value, { ...options, budget: level - 2 - (key === null ? 0 : jsonLength(key)) });

const noteOf = (kept: number, all: number, what: string, narrow: string): string =>
  `[cut: ${all - kept} of ${all} ${what} left out; ${narrow}]`;

const fitList = (list: readonly unknown[], options: FitOptions): unknown => {
  const parts = partsOf(list as unknown as Json);
  const room = options.budget - NOTE - options.narrow.length;
  const kept = survivors(parts, room, LEAST_ITEM, options.keep);
  const level = levelOf(kept, room);
  const items = kept.map((part) => fitPart(part, level, options));
  if (kept.length === parts.length) return items;
  const note = noteOf(kept.length, parts.length, 'items', options.narrow);
  const at = options.keep === 'start' ? items.length : Math.ceil(items.length / 2);
  const entry = list.every((item) => typeof item === 'string') ? note : { cut: note };
  return items.toSpliced(at, 0, entry);
};

const fitObject = (object: Json, options: FitOptions): unknown => {
  const parts = partsOf(object);
  const room = options.budget - NOTE - options.narrow.length;
  const kept = survivors(parts, room, LEAST_MEMBER, options.keep);
  const level = levelOf(kept, room);
  const members = kept.map((part) => [part.key ?? '', fitPart(part, level, options)] as const);
  const note = noteOf(kept.length, parts.length, 'fields', options.narrow);
  return Object.fromEntries(kept.length === parts.length ? members : [...members, ['cut', note] as const]);
};

/**
 * A plain JSON value that is at most `budget` characters as JSON, still valid and of the same form. Texts lose their
 * middle, lists and objects whole items, evenly: what is small stays as it is. Each cut says in its place how much is
 * gone, and how to narrow.
 * Below a few hundred characters the notes themselves may not fit.
 */
export const fit = (value: unknown, options: FitOptions): unknown => {
  if (jsonLength(value) <= options.budget) return value;
  if (typeof value === 'string') return options.texts === 'cut' ? shortenText(value, options.budget) : value;
  if (Array.isArray(value)) return fitList(value, options);
  return isObject(value) ? fitObject(value, options) : value;
};
