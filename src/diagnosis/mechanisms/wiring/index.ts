import type { Rule } from '../../kit/rule.js';
import { clusterDnsConfig } from './cluster-dns-config.js';
import { clusterDns } from './cluster-dns.js';
import { endpoints } from './endpoints.js';
import { externalName } from './external-name.js';
import { gatewayDown } from './gateway-down.js';
import { routePort } from './route-port.js';
import { routeRefused } from './route-refused.js';
import { routeService } from './route-service.js';
import { headlessPort } from './headless-port.js';
import { ingressClass } from './ingress-class.js';
import { ingressPath } from './ingress-path.js';
import { ingressTls } from './ingress-tls.js';
import { ingressTlsName } from './ingress-tls-name.js';
import { ingressPort, ingressService } from './ingress.js';
import { ingressTlsUnmade } from './ingress-tls-unmade.js';
import { loadBalancer } from './load-balancer.js';
import { localTraffic } from './local-traffic.js';
import { meshFault, meshWeights } from './mesh-faults.js';
import { meshHost } from './mesh-routes.js';
import { meshAuthorization } from './mesh-authorization.js';
import { meshSubset } from './mesh-subset.js';
import { meshSubsetEmpty } from './mesh-subset-empty.js';
import { meshMutualTls } from './mesh-tls.js';
import { missingService } from './missing-service.js';
import { networkPolicyNobody } from './network-policy-nobody.js';
import { networkPolicyOutside } from './network-policy-outside.js';
import { networkPolicy, networkPolicyEgress } from './network-policy.js';
import { noWorkload } from './no-workload.js';
import { notReadyAddresses } from './not-ready-addresses.js';
import { scaledToZero } from './scaled-to-zero.js';
import { selector } from './selector.js';
import { selectsOthers } from './selects-others.js';
import { targetPort } from './target-port.js';

/** How traffic finds its way to a workload, and where it goes astray. */
export const wiringRules: readonly Rule[] = [
  selector,
  noWorkload,
  scaledToZero,
  targetPort,
  missingService,
  selectsOthers,
  endpoints,
  headlessPort,
  externalName,
  localTraffic,
  loadBalancer,
  notReadyAddresses,
  networkPolicy,
  networkPolicyEgress,
  networkPolicyOutside,
  networkPolicyNobody,
  ingressService,
  ingressPort,
  ingressPath,
  ingressClass,
  ingressTls,
  ingressTlsName,
  ingressTlsUnmade,
  routeService,
  routePort,
  routeRefused,
  gatewayDown,
  meshHost,
  meshSubset,
  meshSubsetEmpty,
  meshFault,
  meshWeights,
  meshMutualTls,
  meshAuthorization,
  clusterDns,
  clusterDnsConfig,
];
