import { type NameBook, partsOf } from './name-book.js';

const ADDRESS = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** Addresses that say nothing of a network. */
const OPEN_ADDRESS = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.)/;
/** Where it ends with an IPv4 address, that one is taken alone. */
const ADDRESS6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){2,7}:)(?![\w:]|\.\d)/gi;

/** Letters, digits, dots and dashes: a name, or one with others around it. */
const RUN = /[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/g;
/** More parts are no name. */
const MOST_PARTS = 24;

/** How much of a run belongs to what is escaped before it: `%2F`, `\n`. */
const escapedLength = (text: string, at: number, run: string): number => {
  const before = text.charAt(at - 1);
  if (before === '%' && /^[0-9A-Fa-f]{2}/.test(run)) return 2;
  return before === '\\' && /^[nrt]/.test(run) ? 1 : 0;
};

/** A run in which names stand between other parts: the longest from the left. */
const insideRun = (run: string, book: NameBook): string => {
  const parts = partsOf(run);
  if (parts.length < 2 || parts.length > MOST_PARTS || !parts.some((part) => book.begins(part))) return run;
  let result = '';
  let at = 0;
  let index = 0;
  while (index < parts.length) {
    let end = at + (parts[index]?.length ?? 0);
    let taken = 1;
    let known: string | null = null;
    if (book.begins(parts[index] ?? '')) {
      let reach = run.length;
      for (let count = parts.length - index; count > 0 && known === null; count -= 1) {
        known = book.pseudonymOf(run.slice(at, reach));
        if (known !== null) [end, taken] = [reach, count];
        reach -= (parts[index + count - 1]?.length ?? 0) + 1;
      }
    }
    result += known ?? run.slice(at, end);
    result += run.charAt(end);
    at = end + 1;
    index += taken;
  }
  return result;
};

const hiddenRun = (run: string, book: NameBook): string => {
  if (ADDRESS.test(run) && !OPEN_ADDRESS.test(run)) book.add('address', run);
  return book.pseudonymOf(run) ?? insideRun(run, book);
};

const hiddenAddress6 = (address: string, book: NameBook): string => {
  if (address === '::1') return address;
  book.add('address6', address);
  return book.pseudonymOf(address) ?? address;
};

const hideRuns = (text: string, book: NameBook): string =>
  text.replaceAll(RUN, (run: string, at: number) => {
    const escaped = escapedLength(text, at, run);
    return escaped === 0 ? hiddenRun(run, book) : run.slice(0, escaped) + hiddenRun(run.slice(escaped), book);
  });

/** A text with each name that is written down, and every address, replaced by its pseudonym. Linear in the text. */
export const hideNames = (text: string, book: NameBook): string => {
  let hidden = '';
  let at = 0;
  // What stands for an address is no part of a name behind it.
  for (const { 0: address, index } of text.matchAll(ADDRESS6)) {
    hidden += hideRuns(text.slice(at, index), book) + hiddenAddress6(address, book);
    at = index + address.length;
  }
  return hidden + hideRuns(text.slice(at), book);
};
