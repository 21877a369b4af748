import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { eventsOf, evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';

/** What MetalLB, Cilium and the clouds' controllers complain of where no address can be given. */
const SAYS_NONE =
  /Alloc\w*Fail|(?:Sync|Create|Ensure|Update)LoadBalancerFail|FailedToCreateLoadBalancer|SyncLoadBalancer|NoIPAvailable|FailedBuildModel|FailedDeployModel/i;

/** A Service of type LoadBalancer that gets no address: the pool is used up, or the cloud refuses. */
export const loadBalancer = rule({
  mechanism: 'wiring/load-balancer',
  on: ['Service'],
  carries: [...DOWN, 'scheduling'],
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service?.spec?.type !== 'LoadBalancer' || (service.status?.loadBalancer?.ingress ?? []).length > 0)
      return [];
    const [newest] = eventsOf(entity).filter(
      ({ event: { reason, message } }) => SAYS_NONE.test(reason) || /\bno available IPs?\b/i.test(message),
    );
    if (newest === undefined) return [];
    const { reason, message, firstTimestamp, lastTimestamp } = newest.event;
    return [
      {
        since: firstTimestamp ?? lastTimestamp,
        known: 'stated',
        claims: [
          claim(newest.evidence, `${reason}: ${quoted(message)}`),
          claim(
            evidenceOf(entity, graph),
            'type LoadBalancer, no address in its status',
            'type LoadBalancer, 상태에 주소 없음',
          ),
        ],
        values: { message: bounded(message, 240) },
      },
    ];
  },
});
