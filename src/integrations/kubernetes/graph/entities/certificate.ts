import type { RelationDraft } from '../../../../evidence/graph-source.js';
import type { Condition, KubeObject } from '../../../../evidence/objects.js';
import type { World } from '../world.js';
import { createdAs } from './changes.js';
import { kindReader, type KindReader } from './reader.js';

/** The parts of a Certificate (cert-manager.io/v1) that are read. */
export interface Certificate extends KubeObject {
  readonly spec?: {
    readonly secretName?: string;
    readonly dnsNames?: readonly string[];
    readonly issuerRef?: { readonly kind?: string; readonly name?: string; readonly group?: string };
  };
  readonly status?: {
    readonly notAfter?: string;
    readonly renewalTime?: string;
    readonly conditions?: readonly Condition[];
  };
}

/** Issuer or ClusterIssuer. */
export interface Issuer extends KubeObject {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

const failed = (conditions: readonly Condition[] | undefined): readonly Condition[] =>
  (conditions ?? []).filter(({ type, status }) => ['Ready', 'Issuing'].includes(type) && status === 'False');

const told = (conditions: readonly Condition[]): readonly string[] =>
  conditions.map(({ type, status, reason = '', message = '' }) =>
    `${type}=${status} ${reason}: ${message}`.slice(0, 300),
  );

/** Certificates of a namespace that are kept in one of these Secrets. */
export const certificatesIn = (
  world: World,
  namespace: string | null,
  secrets: readonly string[],
): readonly RelationDraft[] =>
  world
    .objects<Certificate>('Certificate', namespace)
    .filter(({ spec }) => spec?.secretName !== undefined && secrets.includes(spec.secretName))
    .map(({ metadata, spec }) => ({
      type: 'reads config',
      to: { kind: 'Certificate', namespace, name: metadata.name },
      detail: `secret ${spec?.secretName ?? ''}`,
    }));

const certificateReader = kindReader<Certificate>('Certificate', ({ object, ref, world, events }) => {
  const { issuerRef } = object.spec ?? {};
  const conditions = failed(object.status?.conditions);
  const left = Date.parse(object.status?.notAfter ?? '') - world.now().getTime();
  return {
    sick: conditions.length > 0 || left < 0 || events.length > 0,
    trouble: [
      ...(left < 0 ? [`expired at ${object.status?.notAfter ?? ''}`] : []),
      ...told(conditions),
      ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
    ],
    relations:
      issuerRef?.name === undefined
        ? []
        : [
            {
              type: 'provisioned by',
              to:
                issuerRef.kind === 'ClusterIssuer'
                  ? { kind: 'ClusterIssuer', namespace: null, name: issuerRef.name }
                  : { kind: issuerRef.kind ?? 'Issuer', namespace: ref.namespace, name: issuerRef.name },
            },
          ],
    changes: createdAs(object, 'certificate'),
    body: { kind: 'Certificate', name: ref.name, spec: object.spec, status: object.status },
  };
});

const issuerReader = (kind: string): KindReader =>
  kindReader<Issuer>(kind, ({ object, ref, events }) => {
    const conditions = failed(object.status?.conditions);
    return {
      sick: conditions.length > 0 || events.length > 0,
      trouble: [
        ...told(conditions),
        ...events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
      ],
      relations: [],
      changes: createdAs(object, 'issuer'),
      body: { kind, name: ref.name, status: object.status },
    };
  });

/** Certificates of cert-manager and who signs them. */
export const certificateReaders: readonly KindReader[] = [
  certificateReader,
  issuerReader('Issuer'),
  issuerReader('ClusterIssuer'),
];
