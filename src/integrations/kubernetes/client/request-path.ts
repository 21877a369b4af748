import type { CollectionRef, EventQuery, ListQuery, LogQuery, ObjectRef } from '../reader.js';

/** Most events read for one object before the newest are kept; a real API server forgets events after an hour. */
export const EVENT_READ_LIMIT = 500;

/** How one part of a path or query is written: escaped for the wire, as it is for people. */
type Write = (part: string) => string;
const escaped: Write = (part) => encodeURIComponent(part.toWellFormed());
const plain: Write = (part) => part;

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

const query = (parameters: Parameters, write: Write): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${given.map(([key, value]) => `${key}=${write(String(value))}`).join('&')}`;
};

/** Path of a collection: `/api/v1/namespaces/shop/pods`, `/apis/apps/v1/deployments` over all namespaces. */
export const collectionPath = ({ apiVersion, plural, namespace }: CollectionRef, write = escaped): string => {
  const [group = '', version] = apiVersion.split('/', 2).map(write);
  const root = version === undefined ? `/api/${group}` : `/apis/${group}/${version}`;
  const scope = namespace ? `/namespaces/${write(namespace)}` : '';
  return `${root}${scope}/${write(plural)}`;
};

/** Path of one object: `/api/v1/namespaces/shop/pods/cart-0`. */
export const objectPath = (ref: ObjectRef, write = escaped): string =>
  `${collectionPath(ref, write)}/${write(ref.name)}`;

/** Path and query of a list. `page` is left out of what is shown to people. */
export const listPath = (
  list: ListQuery,
  write = escaped,
  page: { readonly limit: number; readonly continue?: string } = { limit: list.limit },
): string =>
  collectionPath(list, write) +
  query({ labelSelector: list.labelSelector, fieldSelector: list.fieldSelector, ...page }, write);

/**
 * Path and query of a container's log, each line with its time in front.
 * @param limitBytes bound on what the server sends; left out of what is shown to people
 */
export const logPath = (log: LogQuery, write = escaped, limitBytes?: number): string => {
  const pod = { apiVersion: 'v1', plural: 'pods', namespace: log.namespace, name: log.pod };
  const parameters = {
    container: log.container,
    previous: log.previous || undefined,
    tailLines: log.tailLines,
    sinceSeconds: log.sinceSeconds,
    timestamps: true,
    limitBytes,
  };
  return `${objectPath(pod, write)}/log${query(parameters, write)}`;
};

/** A value inside a field selector, where a comma or an equals sign would begin another term. */
const selectorValue = (value: string): string => value.replaceAll(/[\\,=]/g, String.raw`\$&`);

/** The list that answers which events are about one object. Events of nodes lie in `default`. */
export const eventList = ({ namespace, kind, name }: EventQuery): ListQuery => ({
  apiVersion: 'v1',
  plural: 'events',
  namespace: namespace ?? 'default',
  fieldSelector: `involvedObject.kind=${selectorValue(kind)},involvedObject.name=${selectorValue(name)}`,
  limit: EVENT_READ_LIMIT,
});

/** A reading of the API. */
export type Read = ObjectRef | ListQuery | LogQuery | EventQuery;

/** The reading as a person would write it: `GET /api/v1/namespaces/shop/pods/cart-0`. Never throws. */
export const describeRead = (read: Read): string => {
  if ('container' in read) return `GET ${logPath(read, plain)}`;
  if ('kind' in read) return `GET ${listPath(eventList(read), plain)}`;
  const path = 'limit' in read ? listPath(read, plain) : objectPath(read, plain);
  return `GET ${path}${read.metadataOnly === true ? ' (metadata only)' : ''}`;
};
