import type { RightsRule } from '../rights-rule.js';

/** What is asked of the API server for the mesh's own kinds. */
export const ISTIO_RIGHTS: readonly RightsRule[] = [
  {
    preset: 'mesh',
    group: 'networking.istio.io',
    resources: ['virtualservices', 'destinationrules', 'serviceentries'],
    verbs: ['get', 'list'],
    why: 'Routes of the mesh, where Istio is installed and AGENT_ISTIO_ENABLED is true.',
  },
  {
    preset: 'mesh',
    group: 'security.istio.io',
    resources: ['peerauthentications', 'authorizationpolicies'],
    verbs: ['list'],
    why: 'Whom the mesh demands mutual TLS of, and whom it denies.',
  },
];
