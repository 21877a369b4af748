import type { IncomingHttpHeaders } from 'node:http';

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Whether a browser sends this request for a page of another site. Such a page may post to any address that its reader can
 * reach, in a form that browsers let pass without asking; programs send neither header.
 */
export const isCrossOrigin = ({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders): boolean => {
  if (site === 'cross-site') return true;
  return origin !== undefined && (host === undefined || hostOf(origin) !== host.toLowerCase());
};
