/**
 * A text as its words and numbers in small letters, a blank around each: white space, punctuation, quotes, case and the
 * difference between JSON and prose do not count, so that what was copied is found where it was copied from.
 * `exitCode":137` and `exit code: 137` are the same, and so are `128Mi` and `128 Mi`.
 */
export const phraseOf = (text: string): string => {
  const words = text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[nrt]/g, ' ')
    .normalize('NFKC')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/\p{N}+|[\p{L}\p{M}]+/gu);
  return words === null ? ' ' : ` ${words.join(' ')} `;
};

/** Several phrases as one, in which no words match across two of them. */
export const joined = (phrases: Iterable<string>): string => [...phrases].join('\n');
