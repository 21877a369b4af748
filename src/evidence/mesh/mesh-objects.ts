import type { KubeObject, LabelSelector } from '../objects.js';

/** Where a route of a VirtualService sends a part of its traffic. */
export interface MeshDestination {
  readonly destination?: {
    readonly host?: string;
    readonly subset?: string;
    readonly port?: { readonly number?: number };
  };
  /** Per cent; the only destination of a route gets all. */
  readonly weight?: number;
}

interface Injected {
  readonly percentage?: { readonly value?: number };
}

export interface MeshRoute {
  readonly route?: readonly MeshDestination[];
  readonly fault?: {
    readonly delay?: Injected & { readonly fixedDelay?: string };
    readonly abort?: Injected & { readonly httpStatus?: number; readonly grpcStatus?: string };
  };
  readonly timeout?: string;
}

/**
 * The parts of a mesh's resources that are read for the graph.
 * Source: the reference of the service mesh's configuration API, version v1.
 */
export interface VirtualService extends KubeObject {
  readonly spec?: {
    readonly hosts?: readonly string[];
    readonly http?: readonly MeshRoute[];
    readonly tcp?: readonly MeshRoute[];
    readonly tls?: readonly MeshRoute[];
  };
}

interface TrafficPolicy {
  readonly tls?: { readonly mode?: string };
}

export interface DestinationRule extends KubeObject {
  readonly spec?: {
    readonly host?: string;
    readonly trafficPolicy?: TrafficPolicy;
    readonly subsets?: readonly {
      readonly name: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly trafficPolicy?: TrafficPolicy;
    }[];
  };
}

export interface ServiceEntry extends KubeObject {
  readonly spec?: { readonly hosts?: readonly string[] };
}

/** PeerAuthentication and AuthorizationPolicy. */
export interface MeshPolicy extends KubeObject {
  readonly spec?: {
    readonly selector?: Pick<LabelSelector, 'matchLabels'>;
    readonly mtls?: { readonly mode?: string };
    readonly action?: string;
    readonly rules?: readonly unknown[];
  };
}

/** Every destination of a VirtualService with its route. */
export const destinationsOf = ({
  spec,
}: VirtualService): readonly (MeshDestination & { readonly of: MeshRoute })[] =>
  [...(spec?.http ?? []), ...(spec?.tcp ?? []), ...(spec?.tls ?? [])].flatMap((of) =>
    (of.route ?? []).map((each) => ({ ...each, of })),
  );
