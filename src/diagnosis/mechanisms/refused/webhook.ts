import { claim } from '../../kit/rule.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { entityKey } from '../../../evidence/entity.js';
import { refusalRule, type Refusal, type Told } from './refusal.js';

const WORDS = /failed calling webhook "([^"]+)": (?:failed to call webhook: )?(.+)$/s;
const CALL = /^(?:Post|Get) "?https?:\/\/([^/"?\s]+)\S*: (.+)$/s;

const read = ({ graph, entity, evidence }: Refusal, [, webhook = '', told = '']: RegExpExecArray): Told => {
  const [, address = '', why = told] = CALL.exec(told) ?? [];
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc/.exec(address) ?? [];
  const configurations = graph
    .relationsFrom(entity.key, 'admitted by')
    .filter(({ to, detail }) => detail === `webhook ${webhook}` && /WebhookConfiguration\//.test(to))
    .map(({ to }) => to);
  const [configuration = ''] = configurations;
  const service =
    name === undefined || namespace === undefined ? null : entityKey({ kind: 'Service', namespace, name });
  return {
    values: {
      webhook,
      why: bounded(why, 200),
      ...(name !== undefined && namespace !== undefined && { service: name, place: namespace }),
      ...(configuration !== '' && { configuration: configuration.replace('/', ' ') }),
    },
    claims: [
      claim(
        evidence,
        `calling webhook ${webhook}: ${quoted(why, 200)}`,
        `웹훅 ${webhook} 호출: ${quoted(why, 200)}`,
      ),
    ],
    behind: [...(service === null ? [] : [service]), ...configurations],
  };
};

/** A webhook that must be asked before a pod is made and cannot be: its Service has nobody, does not answer, or is not trusted. */
export const webhook = refusalRule('refused/webhook', read, WORDS);
