import { beginningOf } from '../masking/index.js';
import { leavesOf, type Leaves } from './leaves.js';

/** Most values of one change that are told; the others are counted. */
const MOST = 8;
/** Longest value that is told, in characters. */
const LONGEST = 120;
/** Most lines of one text that are told. */
const MOST_LINES = 3;
/** Longest texts that are compared by lines. */
const MOST_COMPARED = 4_000;

type Fields = Readonly<Record<string, unknown>>;

/** What is kept of an object: as the API gave it, to tell what changed, and masked, which is what may be told. */
export interface Kept {
  readonly plain: Fields;
  readonly masked: Fields;
}

const clip = (text: string): string => (text.length <= LONGEST ? text : `${beginningOf(text, LONGEST)}…`);

const shown = (text: string): string => (text === '' ? '""' : clip(text));

/** The lines in which two texts differ, between those that they begin and end with alike. */
const changedLines = (before: string, after: string): readonly [readonly string[], readonly string[]] => {
  const [old, current] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, current.length);
  let head = 0;
  while (head < shorter && old[head] === current[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === current.at(-1 - tail)) tail += 1;
  return [old.slice(head, old.length - tail), current.slice(head, current.length - tail)];
};

const isText = (text: string): boolean => text.includes('\n') && text.split('\n').length <= MOST_COMPARED;

const ofLines = (path: string, before: string, after: string): readonly string[] => {
  const [gone, come] = changedLines(before, after);
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => {
    const [old, current] = [gone[at]?.trim(), come[at]?.trim()];
    if (old === undefined) return `${path}: ${shown(current ?? '')} added`;
    return current === undefined
      ? `${path}: ${shown(old)} removed`
      : `${path}: ${shown(old)} → ${shown(current)}`;
  });
  const more = pairs.length - MOST_LINES;
  return more > 0 ? [...pairs.slice(0, MOST_LINES), `${path}: ${more} more lines`] : pairs;
};

interface Versions {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What may be told of one value; where its masked forms are alike, that it changed. */
const told = (path: string, plain: Versions, { before, after }: Versions): readonly string[] => {
  if (plain.before === undefined) return [`${path} added: ${shown(after ?? '')}`];
  if (plain.after === undefined) return [`${path} removed (was ${shown(before ?? '')})`];
  if (before === after || before === undefined || after === undefined)
    return [`${path} changed (its value is hidden)`];
  return isText(before) || isText(after)
    ? ofLines(path, before, after)
    : [`${path} ${shown(before)} → ${shown(after)}`];
};

/** Where a part begins that the other version has nothing of: `containers[app]`, not each of its values. */
const wholeOf = (path: string, other: Leaves): string => {
  const others = [...other.keys()];
  for (const { index } of path.matchAll(/(?<=\])(?=[.[])/g)) {
    const whole = path.slice(0, index);
    if (!others.some((each) => each.startsWith(`${whole}.`) || each.startsWith(`${whole}[`))) return whole;
  }
  return path;
};

const at = (path: string, before: Leaves, after: Leaves): Versions => ({
  before: before.get(path),
  after: after.get(path),
});

/**
 * What differs between two versions of an object, one text a value, in the order of the object: `DB_PORT 5432 → 543`. Of a
 * value that is masked only that it changed. Empty when nothing differs that somebody writes.
 */
export const differenceOf = (before: Kept, after: Kept): readonly string[] => {
  const plain = [leavesOf(before.plain), leavesOf(after.plain)] as const;
  const masked = [leavesOf(before.masked), leavesOf(after.masked)] as const;
  const texts = new Map<string, readonly string[]>();
  for (const path of new Set([...plain[0].keys(), ...plain[1].keys()])) {
    const versions = at(path, ...plain);
    if (versions.before === versions.after) continue;
    const isNew = versions.before === undefined;
    const isOneSided = isNew || versions.after === undefined;
    const whole = isOneSided ? wholeOf(path, isNew ? plain[0] : plain[1]) : path;
    const isKnown = masked[0].has(path) || masked[1].has(path);
    if (!isKnown) texts.set('', ['something changed whose name is hidden']);
    else if (whole === path) texts.set(path, told(path, versions, at(path, ...masked)));
    else {
      const image = masked[isNew ? 1 : 0].get(`${whole}.image`);
      const what = image === undefined ? '' : ` (image ${shown(image)})`;
      texts.set(whole, [`${whole} ${isNew ? 'added' : 'removed'}${what}`]);
    }
  }
  const all = [...texts.values()].flat();
  const more = all.length - MOST;
  return more > 0 ? [...all.slice(0, MOST), `${more} more`] : all;
};
