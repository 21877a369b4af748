import { istioList } from './istio-manifests.js';

export const listServiceEntries = istioList({
  name: 'list_service_entries',
  about: "Istio's ServiceEntries of a namespace: services outside the mesh.",
  plural: 'serviceentries',
});
