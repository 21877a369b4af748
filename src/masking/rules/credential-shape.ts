/** Whether a word looks made by a machine: what keeps `Token validation` and `Bearer authentication` readable. */
export const looksRandom = (word: string): boolean => {
  if (word.length < 8) return false;
  if (/\d/.test(word) && /[A-Za-z]/.test(word)) return true;
  if (/^\d+$/.test(word)) return true;
  if (word.endsWith('=')) return true;
  // Mixed case beyond `Capitalised`, `lowerCamel` and `CONSTANT_CASE` words.
  return /[a-z]/.test(word) && (word.match(/[A-Z]/g)?.length ?? 0) > Math.max(2, word.length / 5);
};

/** Whether a word is base64 of `user:password`, the form HTTP's Basic scheme asks for. */
export const isBasicCredential = (word: string): boolean => {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(word)) return false;
  const decoded = Buffer.from(word, 'base64').toString('latin1');
  return /^[\x20-\x7e\u00a0-\u00ff]+$/.test(decoded) && decoded.includes(':');
};

/** Hex digits of a length that digests have: not told from an image digest or a commit without more context. */
export const isDigest = (word: string): boolean =>
  /^[0-9a-fA-F]+$/.test(word) && [32, 40, 56, 64, 96, 128].includes(word.length);
