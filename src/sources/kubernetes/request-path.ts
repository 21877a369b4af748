import type { CollectionRef, EventQuery, ListQuery, LogQuery, ObjectRef } from './reader.js';

/** Most events read for one object before the newest are kept; a real API server forgets events after an hour. */
export const EVENT_READ_LIMIT = 500;

const query = (parameters: Readonly<Record<string, string | number | boolean | undefined>>): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${given.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')}`;
};

/** Path of a collection: `/api/v1/namespaces/shop/pods`, `/apis/apps/v1/deployments` over all namespaces. */
export const collectionPath = ({ apiVersion, plural, namespace }: CollectionRef): string => {
  const [group, version] = apiVersion.split('/', 2).map(encodeURIComponent);
  const root = version === undefined ? `/api/${group}` : `/apis/${group}/${version}`;
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${scope}/${encodeURIComponent(plural)}`;
};

/** Path of one object: `/api/v1/namespaces/shop/pods/cart-0`. */
export const objectPath = (ref: ObjectRef): string =>
  `${collectionPath(ref)}/${encodeURIComponent(ref.name)}`;

/** Path and query of one page of a list, without the page's position. */
export const listPath = (list: ListQuery): string =>
  collectionPath(list) +
  query({ labelSelector: list.labelSelector, fieldSelector: list.fieldSelector, limit: list.limit });

/**
 * Path and query of a container's log, each line with its time in front.
 * @param limitBytes bound on what the server sends; left out of what is shown to people
 */
export const logPath = (log: LogQuery, limitBytes?: number): string =>
  objectPath({ apiVersion: 'v1', plural: 'pods', namespace: log.namespace, name: log.pod }) +
  `/log${query({
    container: log.container,
    previous: log.previous ? true : undefined,
    tailLines: log.tailLines,
    sinceSeconds: log.sinceSeconds,
    timestamps: true,
    limitBytes,
  })}`;

/** The list that answers which events are about one object. Events of nodes lie in `default`. */
export const eventList = ({ namespace, kind, name }: EventQuery): ListQuery => ({
  apiVersion: 'v1',
  plural: 'events',
  namespace: namespace ?? 'default',
  fieldSelector: `involvedObject.kind=${kind},involvedObject.name=${name}`,
  limit: EVENT_READ_LIMIT,
});

/** A reading of the API, as {@link describeRead} names it. */
export type Read = ObjectRef | ListQuery | LogQuery | EventQuery;

/** The reading as a person would write it: `GET /api/v1/namespaces/shop/pods/cart-0`. Selectors stand unescaped. */
export const describeRead = (read: Read): string => `GET ${decodeURIComponent(pathOf(read))}`;

const pathOf = (read: Read): string => {
  if ('container' in read) return logPath(read);
  if ('limit' in read) return listPath(read);
  if ('kind' in read) return listPath(eventList(read));
  return objectPath(read);
};
