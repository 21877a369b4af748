import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { eventsOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';

const SAYS_MISSING =
  /secret[^.]{0,160}(?:not found|does not exist|doesn't exist|was not found|missing|no such|invalid|no valid)|(?:not found|missing|no such|could not (?:find|get)|error (?:getting|obtaining|loading))[^.]{0,120}(?:secret|certificate)/i;

/** An Ingress whose TLS Secret its controller does not find. Secrets are never read: the controller's event says so. */
export const ingressTls = rule({
  mechanism: 'wiring/ingress-tls',
  on: ['Ingress'],
  carries: ['unavailable', 'errors', 'expiry', 'unknown'],
  find: (entity) => {
    const secrets = (rawOf<Ingress>(entity)?.spec?.tls ?? []).flatMap(({ secretName, hosts = [] }) =>
      secretName === undefined ? [] : [{ secretName, hosts }],
    );
    return eventsOf(entity)
      .filter(({ event }) => SAYS_MISSING.test(event.message))
      .slice(0, 1)
      .flatMap(({ event, evidence }) => {
        const named = secrets.find(({ secretName }) => event.message.includes(secretName)) ?? secrets[0];
        if (named === undefined) return [];
        return [
          {
            key: named.secretName,
            since: event.firstTimestamp ?? event.lastTimestamp,
            known: 'stated' as const,
            claims: [claim(evidence, `${event.reason}: ${quoted(event.message)}`)],
            values: {
              secret: named.secretName,
              message: bounded(event.message, 200),
              ...(named.hosts.length > 0 && { hosts: named.hosts.join(', ') }),
            },
          },
        ];
      });
  },
});
