import type { KubeObject } from '../../../evidence/objects.js';
import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { changedAt, present } from './written.js';

interface Certificate extends KubeObject {
  readonly spec?: { readonly secretName?: string };
}

/** How long before an alert an Ingress was written for that to be a suspect. */
const BEFORE_MS = 60 * 60_000;

/** Annotations that have a controller make the Secret. */
const MADE = /^(?:cert-manager\.io\/(?:cluster-)?issuer|kubernetes\.io\/tls-acme)$/;

/**
 * An Ingress that was given a TLS Secret shortly before which no Certificate of its namespace fills. Secrets are never read, so
 * that it is missing is no more than likely.
 */
export const ingressTlsUnmade = rule({
  mechanism: 'wiring/ingress-tls-unmade',
  on: ['Ingress'],
  carries: ['unavailable', 'errors', 'expiry', 'unknown'],
  find: (entity, graph) => {
    const { namespace } = entity.ref;
    const ingress = rawOf<Ingress>(entity);
    const at = changedAt(entity);
    const { startedMs } = graph.parts;
    const isRecent = at !== null && Math.abs(startedMs - Date.parse(at)) <= BEFORE_MS;
    const annotations = Object.keys(ingress?.metadata.annotations ?? {});
    if (!isRecent || annotations.some((name) => MADE.test(name))) return [];
    if (!graph.isComplete('Certificate', namespace)) return [];
    const filled = new Set(
      graph
        .ofKind('Certificate', namespace)
        .flatMap((each) => rawOf<Certificate>(each)?.spec?.secretName ?? []),
    );
    return (ingress?.spec?.tls ?? []).flatMap(({ secretName, hosts = [] }) =>
      secretName === undefined || filled.has(secretName)
        ? []
        : [
            {
              key: secretName,
              since: at,
              known: 'suggested' as const,
              claims: [
                claim(
                  evidenceOf(entity, graph),
                  `tls secretName ${secretName}, written at ${at}`,
                  `tls secretName ${secretName}, 변경 시각 ${at}`,
                ),
              ],
              values: present({ secret: secretName, hosts: hosts.slice(0, 3).join(', ') }),
            },
          ],
    );
  },
});
