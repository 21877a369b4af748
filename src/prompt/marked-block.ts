import { randomInt } from 'node:crypto';
import { harmlessText } from './harmless-text.js';

const WORD_LENGTH = 6;

/**
 * A word that nobody outside can know, so that data cannot imitate the border of its block: six letters, 28 bits; whoever
 * guessed it would gain nothing, see {@link markedBlock}. Letters only, so that no masking rule takes it for a credential.
 */
export const newMarker = (): string =>
  Array.from({ length: WORD_LENGTH }, () => String.fromCharCode(97 + randomInt(26))).join('');

/** Of a name that stands in a border: what else it holds could end the line. */
const nameText = (name: string): string => name.replaceAll(/[^\w.-]/g, '_').slice(0, 100);

/**
 * Text that is data, between its borders: `<NAME MARKER>` and `</MARKER>`, each on a line of its own. The text is made
 * harmless; the marker word inside it is broken by a dot, so that no text can end its block.
 */
export const markedBlock = (name: string, marker: string, text: string): string =>
  `<${nameText(name)} ${marker}>\n${shownText(marker, text)}\n</${marker}>`;

/** The text as it stands in a block of this marker. */
export const shownText = (marker: string, text: string): string =>
  harmlessText(text).replaceAll(new RegExp(marker, 'gi'), (word) => `${word.slice(0, 1)}·${word.slice(1)}`);
