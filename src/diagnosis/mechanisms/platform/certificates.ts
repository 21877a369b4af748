import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting, type Values } from '../../kit/rule.js';

interface Certificate extends KubeObject {
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

/** From here on an alert about an expiry is right, though nothing failed. */
const SOON_MS = 30 * 24 * 60 * 60_000;
/** One whose renewal is planned ends soon only from here on: the bound of cert-manager's own alerts. */
const LATE_MS = 21 * 24 * 60 * 60_000;
const ON = ['Certificate'];

const notAfterMs = ({ status }: Certificate): number => Date.parse(status?.notAfter ?? '');

const isExpired = (certificate: Certificate, { nowMs }: CaseGraph['parts']): boolean =>
  notAfterMs(certificate) < nowMs ||
  conditionOf(certificate.status?.conditions, 'Ready')?.reason === 'Expired';

/** The condition that says why it is not issued or renewed. */
const failureOf = ({ status }: Certificate): Condition | null => {
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

const sighting = (entity: Entity, object: Certificate, graph: CaseGraph, since: string | null): Sighting => {
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

/** A certificate whose time is over. */
export const certificateExpired = rule({
  mechanism: 'certificate/expired',
  on: ON,
  carries: [...DOWN, 'expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object === null || !isExpired(object, graph.parts)) return [];
    return [sighting(entity, object, graph, object.status?.notAfter ?? null)];
  },
});

/** A certificate that should have been renewed and was not. */
export const certificateNotRenewed = rule({
  mechanism: 'certificate/not-renewed',
  on: ON,
  carries: ['expiry', 'unknown'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object?.status?.notAfter === undefined || isExpired(object, graph.parts)) return [];
    const failure = failureOf(object);
    const due = Date.parse(object.status.renewalTime ?? '') < graph.parts.nowMs;
    if (failure === null && !due) return [];
    return [
      sighting(entity, object, graph, failure?.lastTransitionTime ?? object.status.renewalTime ?? null),
    ];
  },
});

/** A certificate that was never issued. */
export const certificateNotIssued = rule({
  mechanism: 'certificate/not-issued',
  on: ON,
  carries: [...DOWN, 'expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    const failure = object === null ? null : failureOf(object);
    if (object === null || failure === null || object.status?.notAfter !== undefined) return [];
    return [sighting(entity, object, graph, failure.lastTransitionTime ?? null)];
  },
});

/** A certificate that an alert says ends soon, and of which nothing says that its renewal failed. */
export const certificateEndsSoon = rule({
  mechanism: 'certificate/ends-soon',
  on: ON,
  carries: ['expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object === null || graph.subject?.key !== entity.key || isExpired(object, graph.parts)) return [];
    const { renewalTime } = object.status ?? {};
    const due = Date.parse(renewalTime ?? '') < graph.parts.nowMs;
    const soonMs = renewalTime === undefined ? SOON_MS : LATE_MS;
    if (failureOf(object) !== null || due || !(notAfterMs(object) - graph.parts.nowMs < soonMs)) return [];
    return [sighting(entity, object, graph, null)];
  },
});

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
