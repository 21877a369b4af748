import type { Span } from '../../marker.js';
import { matchAt } from '../../text-rule.js';
import { isPlaceholder } from '../assigned-value.js';
import type { Name } from './name.js';
import { valueAt } from './value.js';

/** `["a", "b"]`: one more; `"a" -> "b"`: what it became. */
const NEXT = /\\{0,3}["']\s{0,8},\s{0,8}(?=\\{0,3}["'])/y;
const BECAME = /(?:\\{0,3}["'])?[ \t]{0,3}[-=]>[ \t]{0,3}(?=\\{0,3}["'])/y;
/** More are not followed. */
const MOST_IN_LIST = 64;

/** What stands behind the first of several values of one name. */
export function* othersIn(text: string, first: Span): Iterable<Span> {
  const isList = /\[\s{0,8}\\{0,3}["']$/.test(text.slice(Math.max(0, first.start - 16), first.start));
  let { end } = first;
  for (let number = 1; number < MOST_IN_LIST; number += 1) {
    const next = matchAt(isList ? NEXT : BECAME, text, end);
    if (!next) return;
    const value = valueAt(text, end + next[0].length);
    if (!isPlaceholder(text.slice(value.start, value.end))) yield { start: value.start, end: value.end };
    ({ end } = value);
  }
}

/** `password: "" => "x"`: there was none before. */
const WAS_EMPTY =
  /\\{0,3}["']?[ \t]{0,3}[:=][ \t]{0,3}(?:\\{0,3}["']){2}[ \t]{0,3}[-=]>[ \t]{0,3}(?=\\{0,3}["'])/y;

/** The value that a name was given where it had none; `null` where that is not told. */
export const laterValue = (text: string, { end }: Name): Span | null => {
  const empty = matchAt(WAS_EMPTY, text, end);
  const value = empty ? valueAt(text, end + empty[0].length) : null;
  return value === null || isPlaceholder(text.slice(value.start, value.end)) ? null : value;
};
