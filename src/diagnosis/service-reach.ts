import type { EvidenceId } from '../evidence/evidence.js';
import type { Scene } from './scene.js';

/** A service whose endpoints were read, and how many of them take traffic. */
export interface ServiceReach {
  readonly name: string;
  readonly namespace: string;
  readonly ready: number;
  readonly total: number;
  readonly evidence: readonly EvidenceId[];
}

/** `null` when no service or no endpoints were read. An endpoint without a `ready` condition counts as ready (API). */
export const serviceReach = ({ facts: { service, endpoints } }: Scene): ServiceReach | null => {
  if (service.status !== 'ok' || endpoints.status !== 'ok') return null;
  const all = endpoints.value.flatMap((slice) => slice.endpoints ?? []);
  const { name, namespace } = service.value.metadata;
  return {
    name,
    namespace: namespace ?? 'default',
    ready: all.filter(({ conditions }) => conditions?.ready !== false).length,
    total: all.length,
    evidence: [service.evidence, endpoints.evidence],
  };
};
