import type { TextMap } from '../../alerts/alert.js';
import { at, listAt, namedValues, objectAt, textAt, timeAt } from './fields.js';
import { alerts, refused, type Sender, type SentBody, type Translation } from './sender.js';
import { translated, withoutData } from './translated.js';

const NAME = 'Amazon CloudWatch';

/** An alarm that changed its state, by whichever way it came. */
interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly state: string;
  readonly reason: string;
  readonly changedAt: string | number | undefined;
  readonly dimensions: TextMap;
  readonly annotations: TextMap;
}

const STATES = ['ALARM', 'OK', 'INSUFFICIENT_DATA'];

const ofAlarm = ({ name, arn, state, reason, changedAt, dimensions, annotations }: Alarm): Translation => {
  if (name === '') return refused(`${NAME}: AlarmName must name the alarm`);
  if (!STATES.includes(state)) return refused(`${NAME}: the new state must be one of ${STATES.join(', ')}`);
  const isOver = state === 'OK';
  const named = state === 'INSUFFICIENT_DATA' ? withoutData(name) : { name, labels: {} };
  return alerts(
    translated({
      sender: NAME,
      status: isOver ? 'resolved' : 'firing',
      name: named.name,
      identity: [arn || name],
      labels: { ...dimensions, ...named.labels },
      annotations: { summary: reason, ...annotations },
      // The message of the end does not say when it began.
      startsAt: isOver ? undefined : changedAt,
      endsAt: isOver ? changedAt : undefined,
    }),
  );
};

/** Dimensions of an alarm on one metric, and of one on an expression over several. */
const dimensionsOf = (trigger: unknown): TextMap =>
  Object.assign(
    {},
    ...listAt(trigger, 'Metrics')
      .map((metric) => namedValues(at(metric, 'MetricStat', 'Metric', 'Dimensions')))
      .reverse(),
    namedValues(at(trigger, 'Dimensions')),
  ) as TextMap;

/** An alarm as it stands in a message of SNS. */
export const cloudWatch: Sender = {
  name: NAME,
  word: 'cloudwatch',
  knownBy: 'AlarmName with NewStateValue',
  recognises: (body) => 'AlarmName' in body && 'NewStateValue' in body,
  read: (body) => {
    const trigger = objectAt(body, 'Trigger');
    return ofAlarm({
      name: textAt(body, 'AlarmName'),
      arn: textAt(body, 'AlarmArn'),
      state: textAt(body, 'NewStateValue').toUpperCase(),
      reason: textAt(body, 'NewStateReason'),
      changedAt: timeAt(body, 'StateChangeTime'),
      dimensions: dimensionsOf(trigger),
      annotations: {
        description: textAt(body, 'AlarmDescription'),
        metric: [textAt(trigger, 'Namespace'), textAt(trigger, 'MetricName')].filter(Boolean).join(' '),
        threshold: `${textAt(trigger, 'ComparisonOperator')} ${textAt(trigger, 'Threshold')}`.trim(),
        rule: textAt(body, 'AlarmRule'),
        region: textAt(body, 'Region'),
        account: textAt(body, 'AWSAccountId'),
      },
    });
  },
};

const readEvent = (body: SentBody): Translation => {
  const detail = objectAt(body, 'detail');
  const metrics = listAt(detail, 'configuration', 'metrics').map((one) => at(one, 'metricStat', 'metric'));
  return ofAlarm({
    name: textAt(detail, 'alarmName'),
    arn: textAt(body, 'resources', 0),
    state: textAt(detail, 'state', 'value'),
    reason: textAt(detail, 'state', 'reason'),
    changedAt: timeAt(detail, 'state', 'timestamp') ?? timeAt(body, 'time'),
    dimensions: Object.assign(
      {},
      ...metrics.map((metric) => namedValues(at(metric, 'dimensions'))),
    ) as TextMap,
    annotations: {
      description: textAt(detail, 'configuration', 'description'),
      metric: metrics
        .map((metric) => `${textAt(metric, 'namespace')} ${textAt(metric, 'name')}`.trim())
        .join('; '),
      region: textAt(body, 'region'),
      account: textAt(body, 'account'),
    },
  });
};

/** The same as an event of EventBridge. */
export const eventBridge: Sender = {
  name: 'Amazon EventBridge',
  word: 'cloudwatch',
  knownBy: 'detail-type CloudWatch Alarm State Change',
  recognises: (body) => body['detail-type'] === 'CloudWatch Alarm State Change',
  read: readEvent,
};
