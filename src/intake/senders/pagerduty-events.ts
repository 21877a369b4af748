import { alertsInText } from './alertmanager-text.js';
import { at, namedValues, objectAt, textAt, timeAt } from './fields.js';
import { alerts, refused, type Sender, type SentBody } from './sender.js';
import { translated } from './translated.js';

const NAME = 'PagerDuty (Events API v2)';

const ACTIONS = ['trigger', 'acknowledge', 'resolve'];

/** Alertmanager writes its alerts into the details as text. */
const alertsWithin = (details: SentBody) => [
  ...alertsInText(textAt(details, 'firing'), 'firing'),
  ...alertsInText(textAt(details, 'resolved'), 'resolved'),
];

/** What is sent to PagerDuty's Events API, for whoever points such a sender here. The routing key is not kept. */
export const pagerDutyEvents: Sender = {
  name: NAME,
  word: 'pagerduty',
  knownBy: 'event_action with payload or dedup_key',
  recognises: (body) => 'event_action' in body && ('payload' in body || 'dedup_key' in body),
  read: (body) => {
    const action = textAt(body, 'event_action').toLowerCase();
    if (!ACTIONS.includes(action))
      return refused(`${NAME}: event_action must be one of ${ACTIONS.join(', ')}`);
    const payload = objectAt(body, 'payload');
    const details = objectAt(payload, 'custom_details');
    const within = alertsWithin(details);
    if (within.length > 0) return alerts(...within);
    const isOver = action === 'resolve';
    const key = textAt(body, 'dedup_key');
    const name = textAt(payload, 'class') || textAt(payload, 'summary') || key;
    if (name === '') return refused(`${NAME}: payload.summary or dedup_key must name the alert`);
    const { firing: _firing, resolved: _resolved, ...facts } = namedValues(at(payload, 'custom_details'));
    return alerts(
      translated({
        sender: NAME,
        status: isOver ? 'resolved' : 'firing',
        name,
        ...(key !== '' && { identity: [key] }),
        severity: textAt(payload, 'severity'),
        labels: facts,
        annotations: {
          summary: textAt(payload, 'summary'),
          source: textAt(payload, 'source'),
          component: textAt(payload, 'component'),
          group: textAt(payload, 'group'),
        },
        startsAt: isOver ? undefined : timeAt(payload, 'timestamp'),
        endsAt: isOver ? timeAt(payload, 'timestamp') : undefined,
        link: textAt(body, 'client_url') || textAt(at(body, 'links'), 0, 'href'),
      }),
    );
  },
};
