import type { IntegrationDescription } from '../integration.js';
import { ISTIO_RIGHTS } from './rights.js';
import { ISTIO } from './settings.js';
import { ISTIO_WATCHED } from './watched-kinds.js';
import { listDestinationRules } from './tools/list-destination-rules.js';
import { listServiceEntries } from './tools/list-service-entries.js';
import { listVirtualServices } from './tools/list-virtual-services.js';

/** The mesh: what its proxies are told, and whether there are any. It is read through the cluster. */
export const ISTIO_INTEGRATION: IntegrationDescription = {
  id: 'istio',
  title: 'Istio',
  chapter: 2,
  settings: ISTIO,
  rights: ISTIO_RIGHTS,
  watched: ISTIO_WATCHED,
  offeredWhen: '`AGENT_ISTIO_ENABLED` is true',
  reach: null,
  beyond: null,
  evidence: 'mesh',
  tools: [listVirtualServices, listDestinationRules, listServiceEntries],
  furtherTools: [],
  words: ['istio', 'istioctl', 'istio-proxy', 'envoy'],
  signs: null,
};
