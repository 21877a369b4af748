/** What a GET of the API asks for. */
export interface ApiRequest {
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespace: string | null;
  /** `null` for a list. */
  readonly name: string | null;
  readonly subresource: string | null;
  readonly parameters: URLSearchParams;
}

/** Reads the URL of a request; `null` for paths that are no objects, such as `/healthz`. */
export const parseApiRequest = (url: string): ApiRequest | null => {
  const { pathname, searchParams: parameters } = new URL(url);
  const [root, ...rest] = pathname.split('/').slice(1).map(decodeURIComponent);
  const [group, version, below] =
    root === 'apis' ? [rest[0], rest[1], rest.slice(2)] : [null, rest[0], rest.slice(1)];
  if ((root !== 'api' && root !== 'apis') || group === undefined || version === undefined) return null;
  const apiVersion = group === null ? version : `${group}/${version}`;
  const namespaced = below[0] === 'namespaces' && below.length > 2;
  const [plural, name = null, subresource = null, ...more] = namespaced ? below.slice(2) : below;
  if (plural === undefined || more.length > 0) return null;
  const namespace = namespaced ? (below[1] ?? null) : null;
  return { apiVersion, plural, namespace, name, subresource, parameters };
};
