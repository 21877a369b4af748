import { isObject, objectAt, scalarsOf, textAt, timeAt } from './fields.js';
import { alerts, nothing, refused, type Sender } from './sender.js';
import { translated } from './translated.js';

const NAME = 'PagerDuty';

/** Webhook subscriptions of PagerDuty, version 3. */
export const pagerDuty: Sender = {
  name: NAME,
  word: 'pagerduty',
  knownBy: 'event with event_type and data',
  recognises: ({ event }) => isObject(event) && 'event_type' in event && 'resource_type' in event,
  read: (body) => {
    const event = objectAt(body, 'event');
    const incident = objectAt(event, 'data');
    const type = textAt(event, 'event_type');
    if (textAt(incident, 'type') !== 'incident') return nothing(`an event ${type.slice(0, 60)}`);
    const name = textAt(incident, 'title') || textAt(incident, 'summary');
    const id = textAt(incident, 'id');
    if (name === '' || id === '') return refused(`${NAME}: event.data must have the incident's id and title`);
    const isOver = type === 'incident.resolved' || textAt(incident, 'status') === 'resolved';
    return alerts(
      translated({
        sender: NAME,
        status: isOver ? 'resolved' : 'firing',
        name,
        identity: [id],
        severity: textAt(incident, 'priority', 'summary') || textAt(incident, 'urgency'),
        labels: scalarsOf(objectAt(incident, 'body', 'details')),
        annotations: {
          summary: name,
          service: textAt(incident, 'service', 'summary'),
          incidentKey: textAt(incident, 'incident_key'),
          state: textAt(incident, 'status'),
        },
        startsAt: timeAt(incident, 'created_at') ?? (isOver ? undefined : timeAt(event, 'occurred_at')),
        endsAt: isOver ? (timeAt(incident, 'resolved_at') ?? timeAt(event, 'occurred_at')) : undefined,
        link: textAt(incident, 'html_url'),
      }),
    );
  },
};
