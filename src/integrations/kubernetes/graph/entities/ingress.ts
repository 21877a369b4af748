import type { Ingress } from '../../around/ingresses.js';
import { certificatesIn } from './certificate.js';
import { createdAs } from './changes.js';
import { kindReader } from './reader.js';

const backendsOf = ({ spec }: Ingress) => [
  ...(spec?.defaultBackend?.service === undefined
    ? []
    : [{ path: 'default backend', ...spec.defaultBackend.service }]),
  ...(spec?.rules ?? []).flatMap(({ host = '*', http }) =>
    (http?.paths ?? []).flatMap(({ path = '/', backend }) =>
      backend?.service === undefined ? [] : [{ path: `${host}${path}`, ...backend.service }],
    ),
  ),
];

const portOf = (port: unknown): number | string | undefined => {
  if (typeof port !== 'object' || port === null) return undefined;
  const value: unknown = Reflect.get(port, 'number') ?? Reflect.get(port, 'name');
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
};

/** An Ingress: the Services that it routes to, and its class. */
export const ingressReader = kindReader<Ingress>('Ingress', ({ object, ref, events, world }) => ({
  sick: events.length > 0 ? true : null,
  trouble: events.slice(0, 2).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
  relations: [
    ...backendsOf(object).flatMap(({ name, path, port }) =>
      name === undefined
        ? []
        : [
            {
              type: 'routes to',
              to: { kind: 'Service', namespace: ref.namespace, name },
              detail: path,
              ...(portOf(port) !== undefined && { port: portOf(port) }),
            } as const,
          ],
    ),
    ...certificatesIn(
      world,
      ref.namespace,
      (object.spec?.tls ?? []).flatMap(({ secretName }) => secretName ?? []),
    ),
    ...(object.spec?.ingressClassName === undefined
      ? []
      : [
          {
            type: 'provisioned by',
            to: { kind: 'IngressClass', namespace: null, name: object.spec.ingressClassName },
          } as const,
        ]),
  ],
  changes: createdAs(object, 'ingress'),
  body: { kind: 'Ingress', name: ref.name, spec: object.spec, status: object.status },
}));
