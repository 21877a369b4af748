/** Values of a query, in the order they are sent; a list repeats its name, `undefined` leaves it out. */
export type QueryValues = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Where a source is, and what its URL held beside that. */
export interface BaseUrl {
  /** As it may be shown: without user and password, without a slash at the end. */
  readonly shown: string;
  readonly origin: string;
  /** Path before every other, without a slash at the end: `/prometheus`, or `''`. */
  readonly prefix: string;
  /** Value of an `Authorization` header, from user and password in the URL. */
  readonly authorization: string | null;
}

/** Value of an `Authorization` header. */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone percent sign in a password
  }
};

/** Takes a configured URL apart. It was checked when the settings were read. */
export const parseBaseUrl = (configured: string): BaseUrl => {
  const { origin, pathname, username, password } = new URL(configured);
  const prefix = pathname.replace(/\/+$/, '');
  return {
    shown: `${origin}${prefix}`,
    origin,
    prefix,
    authorization: username === '' ? null : basicAuthorization(decoded(username), decoded(password)),
  };
};

/**
 * Address of a resource below the base URL.
 * @param path escaped, starts with a slash
 */
export const addressOf = ({ shown }: BaseUrl, path: string, query: QueryValues = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === 'object') for (const one of value) parameters.append(name, one);
    else parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return `${shown}${path}${text === '' ? '' : `?${text}`}`;
};
