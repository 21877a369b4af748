import type { Condition, KubeObject } from '../../../../evidence/objects.js';

/** A reference of the Gateway API; kind and namespace are those of the Service beside it unless told. */
export interface GatewayReference {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
  readonly port?: number;
  readonly sectionName?: string;
  readonly weight?: number;
}

/** The parts of a route (gateway.networking.k8s.io) that are read. */
export interface GatewayRoute extends KubeObject {
  readonly spec?: {
    readonly parentRefs?: readonly GatewayReference[];
    readonly hostnames?: readonly string[];
    readonly rules?: readonly {
      readonly matches?: readonly { readonly path?: { readonly value?: string } }[];
      readonly backendRefs?: readonly GatewayReference[];
    }[];
  };
  readonly status?: {
    readonly parents?: readonly {
      readonly parentRef?: GatewayReference;
      readonly conditions?: readonly Condition[];
    }[];
  };
}

/** The parts of a Gateway that are read. */
export interface Gateway extends KubeObject {
  readonly spec?: { readonly gatewayClassName?: string };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly listeners?: readonly { readonly name: string; readonly conditions?: readonly Condition[] }[];
  };
}

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'] as const;

const isService = ({ group = '', kind = 'Service' }: GatewayReference): boolean =>
  group === '' && kind === 'Service';

/** A backend of a route with the namespace it is in and what leads to it. */
export interface RouteBackend {
  readonly namespace: string;
  readonly name: string;
  readonly port: number | null;
  readonly path: string;
}

/** The Services that a route sends to; backends of weight 0 get nothing. */
export const backendsOfRoute = ({ metadata, spec }: GatewayRoute): readonly RouteBackend[] =>
  (spec?.rules ?? []).flatMap(({ matches = [], backendRefs = [] }) =>
    backendRefs
      .filter((backend) => isService(backend) && backend.weight !== 0)
      .map(({ namespace = metadata.namespace ?? '', name, port = null }) => ({
        namespace,
        name,
        port,
        path: matches[0]?.path?.value ?? '/',
      })),
  );
