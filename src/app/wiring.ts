import type { ClusterHealth } from '../lifecycle/cluster-health.js';
import type { ModelHealth } from '../lifecycle/model-health.js';
import type { SessionsHealth } from '../lifecycle/sessions-health.js';
import type { ChainCircuit, Outage } from '../llm/chain-circuit.js';
import type { SessionStore } from '../sessions/session-store.js';
import type { KubernetesReader } from '../integrations/kubernetes/reader.js';

/** A cluster that cannot be read is a fault of the set-up: analyses then rest on labels alone. */
export const clusterHealthOf = (reader: KubernetesReader): ClusterHealth => ({
  status: () => {
    const { configured, reason } = reader.availability();
    return { state: configured ? 'up' : 'down', detail: reason };
  },
});

const WHY: Readonly<Record<Outage['why'], string>> = {
  refused: 'refused the credentials',
  outage: 'does not answer',
};

const detailOf = (outages: readonly Outage[]): string =>
  outages.map(({ provider, why }) => `${provider} ${WHY[why]}`).join('; ');

/** Up while a provider may be asked; names those that are not asked at the moment. */
export const modelHealthOf = (
  circuit: Pick<ChainCircuit, 'state' | 'outages' | 'available'>,
): ModelHealth => ({
  status: () => {
    const { state, outages, available } = circuit;
    if (state === 'disabled')
      return { state: 'disabled', detail: 'no model is configured; the rules answer' };
    if (outages.length === 0) return { state: 'up', detail: null };
    return available
      ? { state: 'up', detail: detailOf(outages) }
      : { state: 'down', detail: `${detailOf(outages)}; the rules answer` };
  },
});

/** Without a database history is in memory, which is no fault. */
export const sessionsHealthOf = (store: Pick<SessionStore, 'availability'>): SessionsHealth => ({
  status: () => {
    const { state, reason } = store.availability();
    return { state: state === 'memory' ? 'disabled' : state, detail: reason };
  },
});
