import { inColumns } from '../columns.js';
import { groupOf, type StoredLetter } from '../../jetstream/dead-letter-store.js';

/** Length of a reason in a table. */
const REASON_LENGTH = 80;

/** Longest body that is shown, in bytes. */
const MAX_BODY_BYTES = 65_536;

/** What a letter says of itself, without its body. */
export const factsOf = ({ data, ...letter }: StoredLetter) => ({
  ...letter,
  group: groupOf(letter as StoredLetter),
  bytes: data.length,
});

/** A body as it is shown: JSON where it is that, else text, else how long it is. */
const bodyOf = (data: Uint8Array): unknown => {
  if (data.length > MAX_BODY_BYTES) return `${data.length} bytes, too long to be shown`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(data);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  } catch {
    return `${data.length} bytes that are no text`;
  }
};

/** A letter with its body, still to be masked. */
export const shownLetter = (letter: StoredLetter) => ({ ...factsOf(letter), body: bodyOf(letter.data) });

const HEAD = ['SEQ', 'STORED', 'STAGE', 'CLASS', 'TRIES', 'SUBJECT', 'REASON'];

/** A line a letter. */
export const tableOf = (letters: readonly StoredLetter[]): string => {
  const rows = letters.map((letter) => [
    String(letter.sequence),
    letter.storedAt.slice(0, 19).replace('T', ' '),
    letter.stage,
    letter.class,
    String(letter.attempts),
    letter.subject,
    letter.reason.length > REASON_LENGTH ? `${letter.reason.slice(0, REASON_LENGTH - 1)}…` : letter.reason,
  ]);
  return inColumns(HEAD, rows).join('\n');
};
