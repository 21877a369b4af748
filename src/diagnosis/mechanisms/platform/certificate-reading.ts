import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, evidenceOf } from '../../kit/look.js';
import { claim, type Sighting, type Values } from '../../kit/rule.js';

export interface Certificate extends KubeObject {
  readonly spec?: {
    readonly secretName?: string;
    readonly dnsNames?: readonly string[];
    readonly issuerRef?: { readonly kind?: string; readonly name?: string };
  };
  readonly status?: {
    readonly notAfter?: string;
    readonly renewalTime?: string;
    readonly conditions?: readonly Condition[];
  };
}

export const ON = ['Certificate'];

export const notAfterMs = ({ status }: Certificate): number => Date.parse(status?.notAfter ?? '');

export const isExpired = (certificate: Certificate, { nowMs }: CaseGraph['parts']): boolean =>
  notAfterMs(certificate) < nowMs ||
  conditionOf(certificate.status?.conditions, 'Ready')?.reason === 'Expired';

/** The condition that says why it is not issued or renewed. */
export const failureOf = ({ status }: Certificate): Condition | null => {
  const issuing = conditionOf(status?.conditions, 'Issuing');
  if (issuing?.status === 'False' && issuing.message !== undefined) return issuing;
  const ready = conditionOf(status?.conditions, 'Ready');
  return ready?.status === 'False' ? ready : null;
};

const behindOf = (entity: Entity, graph: CaseGraph): readonly EntityKey[] =>
  graph
    .targets(entity.key, 'provisioned by')
    .filter(({ sick }) => sick === true)
    .map(({ key }) => key);

const present = (entries: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );

export const sighting = (
  entity: Entity,
  object: Certificate,
  graph: CaseGraph,
  since: string | null,
): Sighting => {
  const { spec, status } = object;
  const failure = failureOf(object);
  const message = bounded(failure?.message ?? '', 220);
  const issuer = spec?.issuerRef;
  const evidence = evidenceOf(entity, graph);
  return {
    since,
    known: 'stated',
    claims: [
      status?.notAfter === undefined
        ? claim(evidence, 'it has no certificate yet', '아직 인증서가 없음')
        : claim(evidence, `notAfter ${status.notAfter}`),
      ...(failure === null
        ? []
        : [
            claim(
              evidence,
              bounded(`${failure.type}=${failure.status} ${failure.reason ?? ''}: ${message}`, 260),
            ),
          ]),
    ],
    values: present({
      certificate: object.metadata.name,
      notAfter: status?.notAfter,
      secret: spec?.secretName,
      host: spec?.dnsNames?.[0],
      issuer: issuer?.name === undefined ? undefined : `${issuer.kind ?? 'Issuer'} ${issuer.name}`,
      message,
    }),
    behind: behindOf(entity, graph),
  };
};
