/** Whether a word looks made by a machine: what keeps `Token validation` and `Bearer authentication` readable. */
export const looksRandom = (word: string): boolean => {
  if (word.length < 8) return false;
  if (/\d/.test(word) && /[A-Za-z]/.test(word)) return true;
  if (/^\d+$/.test(word)) return true;
  if (word.endsWith('=')) return true;
  // Mixed case beyond `Capitalised`, `lowerCamel` and `CONSTANT_CASE` words.
  return /[a-z]/.test(word) && (word.match(/[A-Z]/g)?.length ?? 0) > Math.max(2, word.length / 5);
};

/** Bits of entropy a character, by how often each occurs in the word. */
export const entropyOf = (word: string): number => {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / word.length) * Math.log2(count / word.length);
  return bits;
};

const kindOf = (code: number): number => {
  if (code >= 97) return 1; // a–z
  if (code >= 65) return code === 95 ? 0 : 2; // A–Z, but not _
  return code >= 48 ? 3 : 0; // 0–9, else + / - _
};

/** How often the kind of character changes, per character. */
export const restlessness = (run: string): number => {
  let changes = 0;
  for (let at = 1; at < run.length; at += 1) {
    if (kindOf(run.charCodeAt(at)) !== kindOf(run.charCodeAt(at - 1))) changes += 1;
  }
  return changes / run.length;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a word is an id or a digest by its form: such values are no secrets unless their name says so. */
export const isIdentifier = (word: string): boolean =>
  UUID.test(word) || isDigest(word) || /^sha\d{3}[:-]/.test(word) || /^[0-9a-f]{16}$/.test(word);

/** Whether a long word looks like a key: sixteen characters or more of several kinds and no id, name or path. */
export const looksLikeKey = (word: string): boolean =>
  word.length >= 16 &&
  /\d/.test(word) &&
  /[A-Za-z]/.test(word) &&
  /^[\w+/=.~!@#$%^&*-]+$/.test(word) &&
  !isIdentifier(word) &&
  !/^[a-z]+(?:[-./_:](?:[a-z]{1,24}|[a-z0-9]{1,10}))+$/.test(word) &&
  entropyOf(word) >= 3;

/** Whether a word is base64 of `user:password`, the form HTTP's Basic scheme asks for. */
export const isBasicCredential = (word: string): boolean => {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(word)) return false;
  const decoded = Buffer.from(word, 'base64').toString('latin1');
  return /^[\x20-\x7e\u00a0-\u00ff]+$/.test(decoded) && decoded.includes(':');
};

/** Hex digits of a length that digests have: not told from an image digest or a commit without more context. */
export const isDigest = (word: string): boolean =>
  /^[0-9a-fA-F]+$/.test(word) && [32, 40, 56, 64, 96, 128].includes(word.length);
