import { istioList } from './istio-manifests.js';

export const listVirtualServices = istioList({
  name: 'list_virtual_services',
  about: "Istio's VirtualServices of a namespace: routes, retries, timeouts, faults.",
  plural: 'virtualservices',
});
