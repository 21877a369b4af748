import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { changedAt, present } from './written.js';

interface Certificate extends KubeObject {
  readonly spec?: { readonly secretName?: string; readonly dnsNames?: readonly string[] };
}

const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

const isFor = (certificate: Entity, hosts: readonly string[]): boolean =>
  (rawOf<Certificate>(certificate)?.spec?.dnsNames ?? []).some((name) =>
    hosts.some((host) => covers(name, host)),
  );

const secretOf = (certificate: Entity): string | undefined =>
  rawOf<Certificate>(certificate)?.spec?.secretName;

const certificatesOf = ({ ref }: Entity, graph: CaseGraph): readonly Entity[] =>
  graph.isComplete('Certificate', ref.namespace) ? graph.ofKind('Certificate', ref.namespace) : [];

/**
 * An Ingress that names another TLS Secret than the one that the Certificate for its host fills. Secrets are never read, so
 * one that was made by hand may be there all the same; that there is a Certificate for this very host speaks against it.
 */
export const ingressTlsName = rule({
  mechanism: 'wiring/ingress-tls-name',
  on: ['Ingress'],
  carries: ['unavailable', 'errors', 'expiry', 'unknown'],
  find: (entity, graph) => {
    const certificates = certificatesOf(entity, graph);
    return (rawOf<Ingress>(entity)?.spec?.tls ?? []).flatMap(({ secretName, hosts = [] }) => {
      if (secretName === undefined || certificates.some((each) => secretOf(each) === secretName)) return [];
      const meant = certificates.find((each) => isFor(each, hosts));
      const filled = meant === undefined ? undefined : secretOf(meant);
      if (meant === undefined || filled === undefined) return [];
      return [
        {
          key: secretName,
          since: changedAt(entity),
          known: 'shown' as const,
          claims: [
            claim(evidenceOf(entity, graph), `tls secretName ${secretName}`),
            claim(evidenceOf(meant, graph), `Certificate ${meant.ref.name}: secretName ${filled}`),
          ],
          values: present({
            secret: secretName,
            certificate: meant.ref.name,
            filled,
            hosts: hosts.slice(0, 3).join(', '),
          }),
        },
      ];
    });
  },
});
