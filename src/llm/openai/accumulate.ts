import { fieldsOf, type Fields } from './loose-json.js';

/** Fields that name a thing: a stream repeats them, where it continues others. */
const NAMES = new Set(['id', 'index', 'type', 'format', 'name', 'role', 'object']);

/** Fields that seal an item: what comes after it under no number is another item. */
const SEALS = ['signature', 'data', 'encrypted_content', 'id'];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a stream has said of a value so far, with one piece more. Texts and lists go on, the rest is replaced. */
export const accumulated = (before: unknown, more: unknown, name = ''): unknown => {
  if (more === undefined || more === null) return before;
  if (before === undefined || before === null) return Array.isArray(more) ? listWith([], more) : more;
  if (typeof before === 'string' && typeof more === 'string') return NAMES.has(name) ? more : before + more;
  if (Array.isArray(before) && Array.isArray(more)) return listWith(before, more);
  return isFields(before) && isFields(more) ? withFields(before, more) : more;
};

/** The fields of an object with those of the next piece of it. */
export const withFields = (before: Fields, more: Fields): Fields => {
  const pieces = Object.entries(more).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...before,
    ...Object.fromEntries(pieces.map(([name, value]) => [name, accumulated(before[name], value, name)])),
  };
};

const listWith = (before: readonly unknown[], more: readonly unknown[]): readonly unknown[] =>
  more.reduce<readonly unknown[]>((list, item) => {
    const at = list.findLastIndex((each, place) => continues(each, item, place === list.length - 1));
    return at < 0 ? [...list, item] : list.with(at, accumulated(list[at], item));
  }, before);

/** Whether an item goes on with an earlier one: by its number, or without one as the next piece of the last. */
const continues = (before: unknown, item: unknown, isLast: boolean): boolean => {
  const [open, piece] = [fieldsOf(before), fieldsOf(item)];
  if (open['type'] === undefined || open['type'] !== piece['type']) return false;
  if (typeof piece['index'] === 'number') {
    const named = open['id'] ?? piece['id'];
    return open['index'] === piece['index'] && (piece['id'] ?? named) === (open['id'] ?? named);
  }
  return isLast && open['index'] === undefined && SEALS.every((seal) => (open[seal] ?? null) === null);
};
