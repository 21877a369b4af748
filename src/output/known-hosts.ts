/** `grafana.example.com`, `*.example.com`; of an address its host counts. */
export const linkHostOf = (text: string): string | null => {
  const host = (
    URL.parse(/^\w+:\/\//.test(text) ? text : `https://${text.replace(/^\*\./, '')}`)?.hostname ?? ''
  ).toLowerCase();
  return host === '' ? null : text.startsWith('*.') ? `*.${host}` : host;
};

/** Whether a host is one of a list; `*.example.com` stands for all below it. */
export const isListedHost = (host: string, list: readonly string[]): boolean =>
  list.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));

const PRIVATE = /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[?(?:::1|f[cd][0-9a-f]{2}:))/;

/** Hosts inside the cluster or the machine, by their form. */
export const isLocalHost = (host: string): boolean =>
  (/^[a-z0-9-]+$/.test(host) && !/^(?:0x)?\d+$/.test(host)) ||
  /\.(?:svc|cluster\.local|local|localhost)$/.test(host) ||
  PRIVATE.test(host);
