import type { ClusterHealth } from './health/cluster-health.js';
import type { ModelHealth } from './health/model-health.js';
import type { SessionsHealth } from './health/sessions-health.js';
import type { ModelCircuit } from './llm/circuit.js';
import type { SessionStore } from './sessions/session-store.js';
import type { KubernetesReader } from './sources/kubernetes/reader.js';

/** A cluster that cannot be read is a fault of the set-up: analyses then rest on labels alone. */
export const clusterHealthOf = (reader: KubernetesReader): ClusterHealth => ({
  status: () => {
    const { configured, reason } = reader.availability();
    return { state: configured ? 'up' : 'down', detail: reason };
  },
});

/** An open circuit means that the provider refused the credentials. */
export const modelHealthOf = (circuit: ModelCircuit): ModelHealth => ({
  status: () => {
    switch (circuit.state) {
      case 'closed':
        return { state: 'up', detail: null };
      case 'open':
        return { state: 'down', detail: 'the provider refused the credentials; the rules answer' };
      case 'disabled':
        return { state: 'disabled', detail: 'no model is configured; the rules answer' };
    }
  },
});

/** Without a database history is in memory, which is no fault. */
export const sessionsHealthOf = (store: Pick<SessionStore, 'availability'>): SessionsHealth => ({
  status: () => {
    const { state, reason } = store.availability();
    return { state: state === 'memory' ? 'disabled' : state, detail: reason };
  },
});
