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

/** Hosts that a text names, each once, in their order; names of one word too, which may be any word. */
export const hostMentions = (text: string): readonly HostMention[] => {
  const found = new Map<string, HostMention>();
  for (const [, before = '', name = '', port] of text.slice(0, MAX_TEXT).matchAll(HOST)) {
    const host = name.toLowerCase();
    if (NUMBER.test(host) && !IPV4.test(host)) continue;
    const number = port === undefined ? null : Number(port.slice(1));
    if (number !== null && (number === 0 || number > 65_535)) continue;
    const certain = number !== null || before === '//' || before === '@' || IPV4.test(host);
    const known = found.get(host);
    if (known === undefined || (!known.certain && certain) || (known.port === null && number !== null))
      found.set(host, {
        host,
        port: number ?? known?.port ?? null,
        certain: certain || known?.certain === true,
      });
    if (found.size >= MAX_MENTIONS) break;
  }
  return [...found.values()];
};
