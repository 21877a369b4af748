import { nestsTooDeep } from '../../alerts/json-depth.js';
import { isObject, textAt } from './fields.js';
import { nothing, refused, type Sender, type SentBody } from './sender.js';

const NAME = 'Amazon SNS';

/** Longest text of a message that is read as JSON, in characters: SNS carries at most 256 kB. */
const MAX_MESSAGE = 300_000;

const bodyIn = (message: string): SentBody | null => {
  try {
    if (message.length > MAX_MESSAGE || nestsTooDeep(Buffer.from(message))) return null;
    const read: unknown = JSON.parse(message);
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
};

/** Of a link that confirms a subscription only the host is told: whoever has the whole may confirm. */
const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : 'no address');

/** The envelope of Amazon SNS. What it carries is read as if it had come alone; nothing that it links to is fetched. */
export const sns: Sender = {
  name: NAME,
  word: 'cloudwatch',
  knownBy: 'Type with TopicArn',
  recognises: (body) => typeof body['Type'] === 'string' && 'TopicArn' in body,
  read: (body, inner) => {
    const type = textAt(body, 'Type');
    if (type === 'SubscriptionConfirmation')
      return nothing(
        `a subscription that waits for its confirmation at ${hostOf(textAt(body, 'SubscribeURL'))}: confirm it at the topic, the service does not open links`,
      );
    if (type !== 'Notification') return nothing(`a message of type ${type.slice(0, 60)}`);
    const carried = bodyIn(textAt(body, 'Message'));
    return carried === null
      ? refused(`${NAME}: Message must hold JSON, such as an alarm of CloudWatch`)
      : inner(carried);
  },
};
