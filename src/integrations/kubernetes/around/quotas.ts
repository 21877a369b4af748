import type { KubeEvent, KubeObject } from '../../../evidence/objects.js';
import { quantity } from '../quantity.js';
import { valueOf } from '../../../evidence/reading.js';
import { trouble, unread, type Place, type Surrounding } from './surrounding.js';

const READ_LIMIT = 50;
const SHOWN = 20;
/** From this share of its bound a quota is near it. */
const NEAR = 0.9;

interface ResourceQuota extends KubeObject {
  readonly status?: {
    readonly hard?: Readonly<Record<string, string>>;
    readonly used?: Readonly<Record<string, string>>;
  };
}

/** One bound of a quota that is used up, or nearly so. */
export interface NearLimit {
  readonly quota: string;
  readonly resource: string;
  readonly used: string;
  readonly hard: string;
  readonly percent: number;
}

/** The bounds that are used up or nearly so, the fullest first. */
export const nearLimits = (quotas: readonly ResourceQuota[]): readonly NearLimit[] =>
  quotas
    .flatMap(({ metadata, status }) =>
      Object.entries(status?.hard ?? {}).flatMap(([resource, hard]) => {
        const used = status?.used?.[resource] ?? '0';
        const [is, most] = [quantity(used), quantity(hard)];
        if (is === null || most === null || most <= 0 || is / most < NEAR) return [];
        return [{ quota: metadata.name, resource, used, hard, percent: Math.round((is / most) * 100) }];
      }),
    )
    .toSorted((a, b) => b.percent - a.percent || a.resource.localeCompare(b.resource, 'en'));

/** Events that tell of a pod which a quota or a limit range did not let in. */
export const refusedPods = (events: readonly KubeEvent[]): readonly KubeEvent[] =>
  events.filter(({ reason, message }) => reason === 'FailedCreate' && /forbidden/.test(message));

/** Quotas of the namespace, where one is nearly used up or has kept a pod out. */
export const quotas = async ({ reader, namespace, parts }: Place): Promise<Surrounding> => {
  const name = 'quotas';
  const list = reader.list<ResourceQuota>({
    apiVersion: 'v1',
    plural: 'resourcequotas',
    namespace,
    limit: READ_LIMIT,
  });
  const [call, events] = await Promise.all([list, parts.workloadEvents]);
  const { outcome } = call;
  const title = `quotas of namespace ${namespace}`;
  if (outcome.status !== 'ok') return unread(name, title, outcome);
  if (outcome.value.length === 0) return { name, calm: 'none' };
  const near = nearLimits(outcome.value).slice(0, SHOWN);
  const refused = refusedPods(valueOf(events) ?? []).filter(({ message }) =>
    message.includes('exceeded quota'),
  );
  if (near.length === 0 && refused.length === 0) return { name, calm: 'none is near its limit' };
  const body = { nearLimit: near, refused: refused.slice(0, 3).map(({ message }) => message) };
  return { name, trouble: trouble(call, `${title}: near their limit`, body) };
};
