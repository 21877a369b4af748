import { custom, type Setting } from './setting.js';

/** Names that describe the connection or the body: the client sets them itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
  'upgrade',
]);
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
/** Visible characters, spaces and tabs: a line break would start another header. */
export const HEADER_VALUE = /^[\t\x20-\x7E\x80-\xFF]{0,8192}$/;

const headersOf = (json: string): Readonly<Record<string, string>> => {
  const form = 'must be a JSON object of header names and texts';
  const parsed: unknown = (() => {
    try {
      return JSON.parse(json);
    } catch {
      throw new Error(form); // the parser's own message would repeat the value
    }
  })();
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error(form);
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value], at) => {
      if (!HEADER_NAME.test(name)) throw new Error(`name ${at + 1} is not a header name`);
      if (OWN_HEADERS.has(name.toLowerCase())) throw new Error(`${name.toLowerCase()} cannot be set`);
      if (typeof value !== 'string' || !HEADER_VALUE.test(value)) {
        throw new Error(`the value of name ${at + 1} must be text without line breaks`);
      }
      return [name.toLowerCase(), value];
    }),
  );
};

/** Headers that go with every request to a server, a JSON object of texts; never shown. */
export const httpHeaders = (env: string, about: string): Setting<Readonly<Record<string, string>>> =>
  custom(env, headersOf, {
    fallback: {},
    shownDefault: '',
    about,
    example: '{"X-Api-Key":"from a Secret"}',
    form: 'JSON object of texts, secret',
    secret: true,
  });
