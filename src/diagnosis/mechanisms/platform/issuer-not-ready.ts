import { bounded } from '../../../evidence/bounded-text.js';
import { conditionOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import type { Certificate } from './certificate-reading.js';

/** Who signs certificates and is not ready to. */
export const issuerNotReady = rule({
  mechanism: 'certificate/issuer-not-ready',
  on: ['Issuer', 'ClusterIssuer'],
  carries: ['expiry', 'unavailable', 'errors', 'unknown'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    const ready = conditionOf(object?.status?.conditions, 'Ready');
    if (ready?.status !== 'False') return [];
    const message = bounded([ready.reason, ready.message].filter(Boolean).join(': '), 220);
    const [certificate] = graph.sources(entity.key, 'provisioned by');
    return [
      {
        since: ready.lastTransitionTime ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `Ready=False ${message}`)],
        values: { message, ...(certificate !== undefined && { certificate: certificate.ref.name }) },
      },
    ];
  },
});
