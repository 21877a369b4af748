import { isDigest, looksLikeKey } from './credential-shape.js';

/** Holds secrets under names of its own: `tokens: { ci: x }`, `cookies: { sid: x }`. */
export const HOLDS_SECRETS =
  /^(?:secrets|cookies|(?:[a-z]+[_-]?)?tokens|(?:api|access|auth|private|signing|shared)[_-]?(?:keys|secrets))$/i;

/** What tells which secret it is. */
export const TELLS_WHICH =
  /(?<!sess|session|session[_-])(?:id|ids)$|(?:name|namespace|uid|kind|type|ref|refs|path|url|host|user|username|email|version|revision|hash|digest|checksum|sum|fingerprint|created|updated|at|sha|sha256|image|labels|annotations)$/i;

/** Whether a text among secrets is one of them: made by a machine, and no name of an object. */
export const looksMade = (text: string): boolean =>
  looksLikeKey(text) ||
  (isDigest(text) && text.length >= 32) ||
  (text.length >= 12 &&
    /\d/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /^[^\s:/]+$/.test(text));
