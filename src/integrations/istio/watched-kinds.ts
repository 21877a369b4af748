import { addedKind, type WatchedKind } from '../watched-kind.js';

/** Routes and policies of the mesh. */
export const ISTIO_WATCHED: readonly WatchedKind[] = [
  addedKind('networking.istio.io/v1', 'virtualservices', 'VirtualService'),
  addedKind('networking.istio.io/v1', 'destinationrules', 'DestinationRule'),
  addedKind('security.istio.io/v1', 'authorizationpolicies', 'AuthorizationPolicy'),
  addedKind('security.istio.io/v1', 'peerauthentications', 'PeerAuthentication'),
];
