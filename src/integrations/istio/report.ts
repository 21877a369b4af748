import { nothingToTell, type IntegrationReport } from '../../evidence/integration-report.js';
import { warningsOf, type ReadingEnd } from '../readings.js';
import type { MeshPresence } from './collect/mesh-presence.js';
import { ISTIO_INTEGRATION } from './description.js';

/** `capabilities` by what was seen of a mesh, and whether its routes could be read. */
const CAPABILITIES = {
  routed: { mesh_type: 'istio', routing_evidence: 'manifest_only', mesh: 'ok', traffic_policy: 'ok' },
  istio: { mesh_type: 'istio', routing_evidence: 'unavailable', mesh: 'ok', traffic_policy: 'unavailable' },
  linkerd: {
    mesh_type: 'linkerd',
    routing_evidence: 'not_applicable',
    mesh: 'ok',
    traffic_policy: 'unavailable',
  },
  none: {
    mesh_type: 'none',
    routing_evidence: 'not_applicable',
    mesh: 'unavailable',
    traffic_policy: 'unavailable',
  },
  unknown: {
    mesh_type: 'unknown',
    routing_evidence: 'unavailable',
    mesh: 'unknown',
    traffic_policy: 'unknown',
  },
} as const;

/**
 * What the report says of a mesh. Of routes nothing is said where no proxy of Istio was seen: they touch nobody.
 * @param configured whether routes may be read
 */
export const istioReport = (
  configured: boolean,
  routes: readonly ReadingEnd[],
  { type, seenBy, cilium }: MeshPresence,
): IntegrationReport => {
  const routed = type === 'istio' && routes.some(({ outcome }) => outcome.status === 'ok');
  const told = nothingToTell(ISTIO_INTEGRATION.id);
  const report = {
    ...told,
    capabilities: CAPABILITIES[routed ? 'routed' : type],
    context: { mesh: { type, seen_by: seenBy, cilium } },
  };
  if (type !== 'istio') return report;
  return {
    ...report,
    missing: routed ? [] : ['istio.routing_manifest'],
    warnings: warningsOf('istio routing manifests', configured, routes, 'absence too'),
  };
};
