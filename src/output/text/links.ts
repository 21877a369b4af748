import { isLocalHost } from '../known-hosts.js';

/** Whether an address may be a link. */
export type MayLink = (url: URL) => boolean;

const DESTINATION = String.raw`\(\s*<?((?:[^()<>\s]|\([^()\s]*\))*)>?(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)`;
const LABEL = String.raw`((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)`;
const IMAGE = new RegExp(String.raw`!\[${LABEL}\](?:${DESTINATION}|\[[^\]]*\])?`, 'g');
const LINK = new RegExp(String.raw`\[${LABEL}\]${DESTINATION}`, 'g');
const UNCLOSED_LINK = /\[([^[\]\n]*)\]\(\s*<?(?:https?:|\/\/|javascript:|data:)[^)\n]*$/gim;
const DEFINITION = /^\s{0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s+.*)?$/gm;
const REFERENCE = new RegExp(String.raw`\[${LABEL}\]\[[^\]]*\]`, 'g');
const SLACK_LINK = /<((?:[a-z][a-z0-9+.-]*:|\/\/)[^<>|\s]+)(?:\|([^<>]*))?>/gi;
/** Browsers take any slashes behind it, and none. */
const LAX_SCHEME = /\b(https?):(?!\/\/[^/\\])(?:[\\/]+(?=[^\s\\/])|(?=[\p{L}\d-]+\.[\p{L}\d]))/giu;
const SCHEME = /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?:\[[0-9a-f:.]*\])?[^\s<>()[\]"'`|\\]*/gi;
/** A share of another machine, which mail programs open. */
const SHARE = /(?<![\w\\])\\\\(?=[a-z0-9-]+(?:\.[a-z0-9-]+)+\\)/gi;
/** What a viewer makes a link of by itself; also such schemes with blanks or controls inside, which browsers overlook. */
const WWW = /\bwww\.[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s<>()"'`]*/gi;
/** A host without a scheme is a name like any other; what a query behind it carries is none. */
const BARE_QUERY = /\b((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:\/[^\s?#<>()"'`]*)?)\?(?=\S*=)[^\s<>()"'`]*/gi;
const PROTOCOL_RELATIVE = /(^|[\s(])\/\/(?=[a-z0-9-]+\.[a-z]{2,})[^\s<>()"'`]*/gim;
const ACTIVE =
  /\b(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|v\s*b\s*s\s*c\s*r\s*i\s*p\s*t|data)\s*:\s*(?=[a-z(/;,%])[^\s)>"'`]*/gi;
const MAIL =
  /\b(?:mailto|tel|sms|slack|msteams|file|ftp|intent|ms-\w+|vscode(?:-insiders)?|tg|whatsapp|magnet|callto|facetime(?:-audio)?|view-source|blob|jar|webcal|skype|sip|itms(?:-\w+)?):(?=\S)/gi;

const urlOf = (text: string): URL | null => URL.parse(text.trim());

/** Another address inside of one, to which a page may send its reader on. */
const ONWARD = /(?:https?:|%3a|=)(?:[/\\]|%2f|%5c){2}/i;

/** Only these can be links at all. */
const isWeb = ({ protocol, username, password, search, hash }: URL): boolean =>
  (protocol === 'https:' || protocol === 'http:') &&
  username === '' &&
  password === '' &&
  !ONWARD.test(search + hash);

/** An address as text: host and path, which no viewer makes a link of inside backticks. */
const asText = (address: string): string => {
  const url = urlOf(address);
  if (url === null || url.host === '') return address.replace(/^[a-z0-9+.-]*:?\/\//i, '');
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}`;
};

/**
 * A text whose links lead to known hosts only. Of another link its text stays, of an image its description, of a bare address
 * host and path, without what a query could carry out.
 * @param told how an address stands that is no link: in backticks in prose, as it is in code
 */
export const withKnownLinks = (text: string, mayLink: MayLink, told: (address: string) => string): string => {
  const isAllowed = (address: string): boolean => {
    const url = urlOf(address);
    return url !== null && isWeb(url) && mayLink(url);
  };
  const kept: string[] = [];
  const keep = (link: string): string => `\u0000${kept.push(link) - 1}\u0000`;
  const plain = text
    .replaceAll(LAX_SCHEME, '$1://')
    .replaceAll(SHARE, '')
    .replaceAll(IMAGE, '$1')
    .replaceAll(LINK, (_, label: string, address: string) =>
      isAllowed(address) && !/https?:/.test(label) ? keep(`[${label}](${address})`) : label,
    )
    .replaceAll(UNCLOSED_LINK, '$1')
    .replaceAll(DEFINITION, (_, name: string, address: string) =>
      isAllowed(address) ? `${name}: ${address}` : '',
    )
    .replaceAll(REFERENCE, '$1')
    .replaceAll(SLACK_LINK, (_, address: string, label?: string) => label ?? address)
    .replaceAll(SCHEME, (address) => {
      const [, own = address, after = ''] = /^(.*?)([.,;:!?*_]*)$/s.exec(address) ?? [];
      return isAllowed(own) ? keep(own) + after : told(asText(own)) + after;
    })
    .replaceAll(WWW, (address) => told(address.replace(/^www\./i, '').replace(/[?#].*$/, '')))
    .replaceAll(BARE_QUERY, (whole, address: string) => {
      const host = urlOf(`https://${address}`)?.hostname ?? '';
      return isLocalHost(host) ? whole : address;
    })
    .replaceAll(PROTOCOL_RELATIVE, (_, before: string) => before)
    .replaceAll(ACTIVE, '')
    .replaceAll(MAIL, '');
  // eslint-disable-next-line no-control-regex
  return plain.replaceAll(/\u0000(\d+)\u0000/g, (_, at: string) => kept[Number(at)] ?? '');
};
