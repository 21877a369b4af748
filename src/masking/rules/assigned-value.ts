import { isMark } from '../marker.js';
import { looksRandom } from './credential-shape.js';

const NOTHING = new Set(
  'null none nil true false yes no undefined empty unset <nil> <none> <unset> <set <redacted> [redacted] redacted'.split(
    ' ',
  ),
);

/** Nothing to hide: empty, a literal, stars, a reference to a variable, or a mark. */
export const isPlaceholder = (value: string): boolean =>
  value === '' ||
  isMark(value) ||
  NOTHING.has(value.toLowerCase()) ||
  /^(?:\*+|x{3,}|\.{3,}|-+|_+)$/i.test(value) ||
  /^\$(?:\([A-Za-z_]\w*\)|\{[A-Za-z_]\w*\})$/.test(value) ||
  // An array or object in JSON or Go's notation: what is inside is read by itself.
  /^(?:\[(?:["'\s{[]|\]?$)|\{(?:["'\s]|\}?$))/.test(value);

/** `secret="namespace/name"`, as Kubernetes' own components log it. */
export const isResourceReference = (name: string, value: string): boolean =>
  /^secrets?$/i.test(name) && /^[a-z0-9-]{1,63}\/[a-z0-9.-]{1,253}$/.test(value);

/** `Authorization: Bearer …`: the scheme is no secret, and what follows is `authorization-header.ts`'s to find. */
export const isScheme = (name: string, value: string): boolean =>
  /authorization$/i.test(name) &&
  /^(?:bearer|basic|token|digest|negotiate|ntlm|apikey|aws4-hmac-sha256|signature)$/i.test(value);

/** Names that mean something else as well: the working directory, a way to authenticate. */
export const isOtherMeaning = (name: string, value: string): boolean =>
  (/^pwd$/i.test(name) && value.startsWith('/')) || (/^_?auth$/i.test(name) && !looksRandom(value));

/** What log lines say about a secret after a colon. */
const REMARKS = new Set(
  (
    'invalid expired missing required not no unset denied failed failure error incorrect unknown ok rejected mismatch ' +
    'mismatched found malformed revoked unauthorized forbidden unauthenticated cannot could unable must should is was ' +
    'has the a an valid ready created updated deleted rotated refreshed loading loaded enabled disabled optional ' +
    'wrong bad context connection timeout illegal unsupported unexpected rpc http https get post put patch delete head ' +
    'dial open read write stat exec operation received request response server client error'
  ).split(' '),
);

/** Whether `name: value …` is a sentence: a plain word that remarks on something, or that more words follow. */
export const isProse = (value: string, rest: string): boolean => {
  // A status code, or one more part of a chain of errors (`token: oauth2: cannot fetch`).
  if (/^[1-5]\d\d$/.test(value) || (/^[\w./-]+:$/.test(value) && rest.startsWith(' '))) return true;
  if (!/^[A-Za-z]+[.:,!]?$/.test(value)) return false;
  const word = value.replace(/[.:,!]$/, '').toLowerCase();
  if (REMARKS.has(word)) return true;
  return /^[,:]?[ \t]+[a-z]+\b(?![ \t]{0,2}[=:])/i.test(rest) && /^[A-Z]?[a-z]+[.:,!]?$/.test(value);
};
