import { createHash } from 'node:crypto';
import type { Masker } from '../masking/index.js';

/** Longest id that is a key as it is, in characters. */
const MAX_LENGTH = 200;

/**
 * Key of a chat in the store (docs/history.md "Keys"). An id that is long, or that masking would change, is hashed:
 * shortened or masked ones could be those of two conversations, and their users would read each other's context.
 */
export const conversationKey = (id: string, masker: Pick<Masker, 'text'>): string => {
  const plain = id.length <= MAX_LENGTH && masker.text(id).value === id;
  return `${plain ? id : `sha256-${createHash('sha256').update(id).digest('hex')}`}:chat`;
};
