import type { OtherSample, SenderSample } from './sample.samples.js';

const alarm = {
  AlarmName: 'cart pod restarts',
  AlarmDescription: 'cart restarts again and again',
  AWSAccountId: '123456789012',
  AlarmConfigurationUpdatedTimestamp: '2026-02-01T00:00:00.000+0000',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold Crossed: 1 datapoint [5.0] was greater than the threshold (3.0).',
  StateChangeTime: '2026-03-02T09:14:30.236+0000',
  Region: 'EU (Ireland)',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cart pod restarts',
  OldStateValue: 'OK',
  OKActions: [],
  AlarmActions: ['arn:aws:sns:eu-west-1:123456789012:alarms'],
  InsufficientDataActions: [],
  Trigger: {
    MetricName: 'pod_number_of_container_restarts',
    Namespace: 'ContainerInsights',
    StatisticType: 'Statistic',
    Statistic: 'MAXIMUM',
    Unit: null,
    Dimensions: [
      { value: 'prod', name: 'ClusterName' },
      { value: 'shop', name: 'Namespace' },
      { value: 'cart', name: 'PodName' },
      { value: 'cart-6f7d9c5b8-x2k4q', name: 'FullPodName' },
    ],
    Period: 60,
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 3,
    TreatMissingData: 'missing',
  },
};

const envelope = (message: unknown) => ({
  Type: 'Notification',
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
  Subject: 'ALARM: "cart pod restarts" in EU (Ireland)',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: '2026-03-02T09:14:31.000Z',
  SignatureVersion: '1',
  Signature: 'EXAMPLEw6JRN…',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService.pem',
  UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
});

const metric = (dimensions: object) => ({
  Id: 'm1',
  MetricStat: {
    Metric: {
      Dimensions: dimensions,
      MetricName: 'node_cpu_utilization',
      Namespace: 'ContainerInsights',
    },
    Period: 300,
    Stat: 'Average',
  },
  ReturnData: true,
});

export const AMAZON: readonly SenderSample[] = [
  {
    what: 'an alarm of Container Insights through SNS',
    sender: 'Amazon CloudWatch',
    body: envelope(alarm),
    about: ['pod shop/cart-6f7d9c5b8-x2k4q'],
    alerts: [
      {
        status: 'firing',
        labels: {
          alertname: 'cart pod restarts',
          ClusterName: 'prod',
          Namespace: 'shop',
          PodName: 'cart',
          FullPodName: 'cart-6f7d9c5b8-x2k4q',
        },
        annotations: {
          sender: 'Amazon CloudWatch',
          summary: alarm.NewStateReason,
          description: alarm.AlarmDescription,
          metric: 'ContainerInsights pod_number_of_container_restarts',
          threshold: 'GreaterThanThreshold 3',
          region: 'EU (Ireland)',
          account: '123456789012',
        },
        startsAt: '2026-03-02T09:14:30.236+0000',
      },
    ],
  },
  {
    what: 'its end, which does not tell when it began',
    sender: 'Amazon CloudWatch',
    body: envelope({ ...alarm, NewStateValue: 'OK', OldStateValue: 'ALARM' }),
    alerts: [{ status: 'resolved', endsAt: '2026-03-02T09:14:30.236+0000' }],
  },
  {
    what: 'an alarm without data',
    sender: 'Amazon CloudWatch',
    body: envelope({ ...alarm, NewStateValue: 'INSUFFICIENT_DATA' }),
    alerts: [{ status: 'firing', labels: { alertname: 'NoData', rulename: 'cart pod restarts' } }],
  },
  {
    what: 'an alarm on an expression, delivered raw',
    sender: 'Amazon CloudWatch',
    body: {
      ...alarm,
      NewStateValue: 'Alarm',
      AlarmName: 'node cpu',
      Trigger: {
        Period: 300,
        Metrics: [
          { Id: 'e1', Expression: 'm1 * 2', ReturnData: true },
          metric([
            { name: 'ClusterName', value: 'prod' },
            { name: 'NodeName', value: 'ip-10-0-0-1.ec2.internal' },
          ]),
        ],
      },
    },
    about: ['node -/ip-10-0-0-1.ec2.internal'],
    alerts: [{ labels: { alertname: 'node cpu', NodeName: 'ip-10-0-0-1.ec2.internal' } }],
  },
  {
    what: 'a composite alarm',
    sender: 'Amazon CloudWatch',
    body: envelope({
      ...alarm,
      AlarmName: 'shop is ill',
      Trigger: undefined,
      AlarmRule: 'ALARM("cart pod restarts") OR ALARM("node cpu")',
      TriggeringChildren: [{ Arn: alarm.AlarmArn, State: { Value: 'ALARM' } }],
    }),
    alerts: [{ annotations: { rule: 'ALARM("cart pod restarts") OR ALARM("node cpu")' } }],
  },
  {
    what: 'an event of EventBridge',
    sender: 'Amazon EventBridge',
    body: {
      version: '0',
      id: 'c4c1c1c9-6542-e61b-6ef0-8c4d36933a92',
      'detail-type': 'CloudWatch Alarm State Change',
      source: 'aws.cloudwatch',
      account: '123456789012',
      time: '2026-03-02T09:14:31Z',
      region: 'eu-west-1',
      resources: [alarm.AlarmArn],
      detail: {
        alarmName: 'cart is slow',
        state: { value: 'ALARM', reason: 'Threshold Crossed', timestamp: '2026-03-02T09:14:30.236+0000' },
        previousState: { value: 'OK', timestamp: '2026-03-01T09:14:30.236+0000' },
        configuration: {
          description: 'slow',
          metrics: [
            {
              id: 'm',
              metricStat: {
                metric: {
                  namespace: 'ContainerInsights',
                  name: 'service_latency',
                  dimensions: { ClusterName: 'prod', Namespace: 'shop', Service: 'cart' },
                },
                period: 60,
                stat: 'p99',
              },
            },
          ],
        },
      },
    },
    about: ['service shop/cart'],
    alerts: [{ status: 'firing', labels: { alertname: 'cart is slow', Service: 'cart' } }],
  },
  {
    what: "a topic that carries Alertmanager's own form",
    sender: 'Amazon SNS',
    body: envelope({ alerts: [{ status: 'firing', labels: { alertname: 'A', namespace: 'shop' } }] }),
    about: ['namespace shop/shop'],
    alerts: [{ status: 'firing' }],
  },
];

export const AMAZON_OTHERS: readonly OtherSample[] = [
  {
    what: 'a subscription, of whose link only the host is told',
    sender: 'Amazon SNS',
    body: {
      Type: 'SubscriptionConfirmation',
      MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
      Token: '2336412f37f',
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
      Message: 'You have chosen to subscribe to the topic.',
      SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37f',
    },
    kind: 'nothing',
    says: /confirmation at sns\.eu-west-1\.amazonaws\.com:(?!.*2336412f37f)/,
  },
  {
    what: 'a subscription with a link that is none',
    sender: 'Amazon SNS',
    body: { Type: 'SubscriptionConfirmation', TopicArn: 'x', SubscribeURL: 17 },
    kind: 'nothing',
    says: /no address/,
  },
  {
    what: 'the end of a subscription',
    sender: 'Amazon SNS',
    body: { Type: 'UnsubscribeConfirmation', TopicArn: 'x' },
    kind: 'nothing',
    says: /UnsubscribeConfirmation/,
  },
  {
    what: 'a text',
    sender: 'Amazon SNS',
    body: envelope('Successfully validated SNS topic for Amazon notifications.'),
    kind: 'refused',
    says: /Message must hold JSON/,
  },
  {
    what: 'JSON of somebody else',
    sender: 'Amazon SNS',
    body: envelope({ hello: 'world' }),
    kind: 'refused',
    says: /looked for: alerts \(Alertmanager\).*AlarmName/,
  },
  {
    what: 'JSON that is nested too deeply',
    sender: 'Amazon SNS',
    body: envelope(
      `{"alerts":[{"status":"firing","labels":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}]}`,
    ),
    kind: 'refused',
    says: /Message must hold JSON/,
  },
  {
    what: 'an envelope in an envelope',
    sender: 'Amazon SNS',
    body: envelope(envelope(alarm)),
    kind: 'refused',
    says: /looked for/,
  },
  {
    what: 'an alarm in a state that is none',
    sender: 'Amazon CloudWatch',
    body: { AlarmName: 'a', NewStateValue: 'GREEN' },
    kind: 'refused',
    says: /ALARM, OK, INSUFFICIENT_DATA/,
  },
  {
    what: 'an alarm without a name',
    sender: 'Amazon CloudWatch',
    body: { AlarmName: null, NewStateValue: 'OK' },
    kind: 'refused',
    says: /AlarmName/,
  },
];
