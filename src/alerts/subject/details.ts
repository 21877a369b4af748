import type { ReadableLabels } from '../readable-labels.js';

/** Labels that say what about the subject, beside its name. */
export const DETAIL_LABELS = [
  'mountpoint',
  'device',
  'fstype',
  'volume',
  'disk',
  'interface',
  'container',
  'port',
  'host',
  'path',
  'url',
  'target',
  'instance',
  'resource',
  'condition',
  'reason',
  'phase',
  'status',
  'code',
  'response_code',
  'http_status_code',
  'method',
  'verb',
  'topic',
  'partition',
  'consumergroup',
  'queue',
  'vhost',
  'datname',
  'database',
  'zone',
  'region',
  'location',
  'dest_namespace',
  'secret_name',
  'issuer_name',
] as const;

export type DetailName = (typeof DETAIL_LABELS)[number];
export type Details = Readonly<Partial<Record<DetailName, string>>>;

/** Longest value kept, in characters. */
const MAX_LENGTH = 500;

/** What the labels say of mount points, devices, ports and the like. */
export const detailsIn = (labels: ReadableLabels): Details =>
  Object.fromEntries(
    DETAIL_LABELS.flatMap((name) => {
      const value = labels.get(name);
      return value === null ? [] : [[name, value.slice(0, MAX_LENGTH)]];
    }),
  );
