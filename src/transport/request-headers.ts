import type { BackendSettings } from '../config/backend.js';
import { basicAuthorization, type BaseUrl } from './base-url.js';
import { SecretFile, SecretFileUnreadable } from './secret-file.js';

/** Header names in lower case → values. */
export type Headers = Readonly<Record<string, string>>;

/** Visible characters only: a header can hold no other, and the client's own complaint would not name the file. */
const tokenOf = (text: string, variable: string): string => {
  if (/^[\x21-\x7E]+$/.test(text)) return text;
  throw new SecretFileUnreadable(`the file of ${variable} does not hold a token`);
};

type Authorization = () => Promise<string | null>;

const authorizationOf = (base: BaseUrl, settings: BackendSettings, prefix: string): Authorization => {
  const { username, password, passwordFile, bearerTokenFile } = settings;
  if (bearerTokenFile !== null) {
    const token = new SecretFile(bearerTokenFile, `${prefix}_BEARER_TOKEN_FILE`);
    return async () => `Bearer ${tokenOf(await token.text(), `${prefix}_BEARER_TOKEN_FILE`)}`;
  }
  if (username !== null && passwordFile !== null) {
    const file = new SecretFile(passwordFile, `${prefix}_PASSWORD_FILE`);
    return async () => basicAuthorization(username, await file.text());
  }
  const fixed = username === null ? base.authorization : basicAuthorization(username, password ?? '');
  return async () => fixed;
};

/**
 * What every request to a source carries: credentials, tenant and further headers, the last of which win. Nobody but
 * the configured origin may get them.
 * @throws {SecretFileUnreadable} from the function that is returned
 */
export const requestHeaders = (
  base: BaseUrl,
  settings: BackendSettings,
  prefix: string,
): (() => Promise<Headers>) => {
  const authorization = authorizationOf(base, settings, prefix);
  return async () => {
    const value = await authorization();
    return {
      accept: 'application/json',
      'user-agent': 'kuberca-agent',
      ...(value !== null && { authorization: value }),
      ...(settings.tenantId !== null && { 'x-scope-orgid': settings.tenantId }),
      ...settings.headers,
    };
  };
};
