import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../../lifecycle/health-of.js';
import type { ReadOutcome } from '../../transport/read-outcome.js';
import { KubernetesReader } from './reader.js';

const EFFECT = 'until then analyses rest on labels alone';

/** What an answer of the API server, or none, says of it. A right that is missing is no trouble of the connection. */
const statusOf = (outcome: ReadOutcome<unknown>): DependencyStatus => {
  if (outcome.status === 'ok' || outcome.status === 'absent') return { state: 'up', detail: null };
  const { status, reason } = outcome;
  const account = 'KUBECONFIG, or the service account of the pod';
  if (status === 'forbidden')
    return reason.includes('does not accept the credentials')
      ? {
          state: 'refused',
          detail: reason,
          variable: account,
          remedy: `renew the token or kubeconfig; ${EFFECT}`,
        }
      : { state: 'up', detail: null };
  if (status === 'error')
    return {
      state: 'degraded',
      detail: reason,
      variable: account,
      remedy: `see what answers at the address of the API server; ${EFFECT}`,
    };
  return {
    state: 'unreachable',
    detail: reason,
    variable: account,
    remedy: `see whether the API server can be reached from the pod (NetworkPolicy, proxy, server in the kubeconfig); ${EFFECT}`,
  };
};

/** Whether there is a cluster to read, and whether it answers. */
@HealthOf('kubernetes')
@Injectable()
export class ClusterHealth implements DependencyHealth {
  #answer: DependencyStatus | null = null;

  constructor(private readonly reader: KubernetesReader) {}

  async probe(signal: AbortSignal): Promise<void> {
    try {
      this.#answer = statusOf(await this.reader.reach(signal));
    } catch (error) {
      this.#answer = statusOf({ status: 'timeout', reason: (error as Error).message });
    }
  }

  status(): DependencyStatus {
    const { configured, reason } = this.reader.availability();
    if (!configured)
      return {
        state: 'misconfigured',
        detail: reason,
        variable: reason?.includes('KUBE_SNAPSHOT') === true ? 'KUBE_SNAPSHOT' : 'KUBECONFIG',
        remedy: `run in a pod with a service account, or name a kubeconfig that can be read; it is looked for again. ${EFFECT}`,
      };
    return this.#answer ?? { state: 'up', detail: null };
  }
}
