/** A host as some text names it. */
export interface HostMention {
  /** Lower case: `orders`, `orders.shop.svc.cluster.local`, `10.96.3.4`, `api.stripe.com`. */
  readonly host: string;
  readonly port: number | null;
  /** Whether it can be nothing but a host: it stands behind `//` or `@`, or has a port. */
  readonly certain: boolean;
}

/** Longest text that is looked through, in characters, and most hosts of one text. */
const MAX_TEXT = 16_384;
const MAX_MENTIONS = 60;

/** A host between what can stand around one; the port behind it; `//` or `@` before it. */
const HOST =
  /(^|[\s,;:"'=(@[{|<>]|\/\/)((?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?){0,8})(:\d{1,5})?(?=$|[\s,;:"')\]}/?|<>.!])/gi;

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** `12:30`, `8080:80` and `2026-03-02T10:00` are no hosts with a port. */
const NUMBER = /^(?:[\d.]+|\d{4}-\d\d-\d\dt\d\d)$/;

/** What names something of a server that may be called as a Service is: `permission denied for table orders`. */
const OF_SERVER =
  /\b(?:table|relation|schema|column|index|sequence|view|collection|topic|queue|role|user|group)\s+["'`]?$/i;

/** A page for people that an error points to, which the program does not call. */
const PAGE =
  /\b(?:background on this|documentation|docs|learn more|more (?:info(?:rmation)?|details?)|see(?: also)?|refer to|visit|help)\b[^"'|;]{0,40}https?:$/i;

const isPort = (port: number | null): boolean => port === null || (port > 0 && port <= 65_535);

/** Whether what stands before a name says that it is a page for people, or something that a server holds. */
const isOther = (input: string, index: number, before: string, bare: boolean): boolean =>
  (before === '//' && PAGE.test(input.slice(Math.max(0, index - 90), index))) ||
  (bare && OF_SERVER.test(input.slice(Math.max(0, index - 16), index + before.length)));

/** The mention of one match; `null` for what only looks like a host. An `@` with no user before it is none (`"@l":`). */
const mentionOf = (match: RegExpExecArray): HostMention | null => {
  const { index, input } = match;
  const [, before = '', name = '', colon] = match;
  const host = name.toLowerCase();
  const isAddress = IPV4.test(host);
  const port = colon === undefined ? null : Number(colon.slice(1));
  if ((NUMBER.test(host) && !isAddress) || !isPort(port)) return null;
  if (isOther(input, index, before, colon === undefined)) return null;
  const behindUser = before === '@' && /[^\s"'({[,;|]/.test(input[index - 1] ?? ' ');
  return { host, port, certain: port !== null || isAddress || before === '//' || behindUser };
};

/** Two mentions of one host: what either knows. */
const joined = (one: HostMention, other: HostMention): HostMention => ({
  host: one.host,
  port: one.port ?? other.port,
  certain: one.certain || other.certain,
});

/** Hosts that a text names, each once, in their order; names of one word too, which may be any word. */
export const hostMentions = (text: string): readonly HostMention[] => {
  const found = new Map<string, HostMention>();
  for (const match of text.slice(0, MAX_TEXT).matchAll(HOST)) {
    const mention = mentionOf(match);
    if (mention === null) continue;
    const known = found.get(mention.host);
    found.set(mention.host, known === undefined ? mention : joined(known, mention));
    if (found.size >= MAX_MENTIONS) break;
  }
  return [...found.values()];
};
