import { istioList } from './istio-manifests.js';

export const listDestinationRules = istioList({
  name: 'list_destination_rules',
  about: "Istio's DestinationRules of a namespace: subsets, connection pools, outlier detection, TLS.",
  plural: 'destinationrules',
});
