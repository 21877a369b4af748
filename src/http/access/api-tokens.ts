import { ACCESS_ROLES, type AccessRole } from '../../config/areas/access.js';
import { tokenDigest, type TokenDigest } from './bearer-token.js';

/** One line of the file: a token and what it allows. */
export interface ApiToken {
  readonly digest: TokenDigest;
  readonly roles: readonly AccessRole[];
}

/** A file of tokens that cannot be used. The message names the line, never a token. */
export class ApiTokensInvalid extends Error {
  override readonly name = 'ApiTokensInvalid';
}

/** Shorter tokens can be guessed. */
const MIN_LENGTH = 16;
const MAX_TOKENS = 1000;

const isRole = (word: string): word is AccessRole => ACCESS_ROLES.some((role) => role === word);

const tokenOf = (line: string, number: number): ApiToken => {
  const [, list, token] = /^(\S+)\s+(\S+)$/.exec(line) ?? [];
  if (list === undefined || token === undefined) {
    throw new ApiTokensInvalid(`line ${number} is not of the form: roles token`);
  }
  const roles = list.toLowerCase().split(',');
  if (!roles.every(isRole)) {
    throw new ApiTokensInvalid(`line ${number} names a role that is not one of ${ACCESS_ROLES.join(', ')}`);
  }
  if (token.length < MIN_LENGTH) {
    throw new ApiTokensInvalid(`the token of line ${number} is shorter than ${MIN_LENGTH} characters`);
  }
  return { digest: tokenDigest(token), roles };
};

/**
 * Reads a file of tokens: a line each, the roles (comma-separated), white space, the token. Empty lines and those that begin
 * with `#` are passed over.
 * @throws {ApiTokensInvalid}
 */
export const parseApiTokens = (text: string): readonly ApiToken[] => {
  const tokens = text
    .split(/\r?\n/)
    .map((line, at) => ({ line: line.trim(), number: at + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => tokenOf(line, number));
  if (tokens.length === 0) throw new ApiTokensInvalid('it holds no token');
  if (tokens.length > MAX_TOKENS) throw new ApiTokensInvalid(`it holds more than ${MAX_TOKENS} tokens`);
  return tokens;
};
