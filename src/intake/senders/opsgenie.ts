import { at, isObject, namedValues, objectAt, textAt, timeAt } from './fields.js';
import { alerts, nothing, refused, type Sender } from './sender.js';
import { translated } from './translated.js';

const NAME = 'Opsgenie';

/** Actions that end an alert; all others are about one that is open. */
const ENDING = ['close', 'delete'];
const OPENING = ['create', 'escalate', 'acknowledge', 'unacknowledge', 'updatepriority'];

/** Opsgenie counts updates in nanoseconds and everything else in milliseconds. */
const inMs = (time: string | number | undefined): string | number | undefined =>
  typeof time === 'number' && time > 1e16 ? Math.floor(time / 1e6) : time;

/** Outgoing webhook of Opsgenie, and of Jira Service Management. */
export const opsgenie: Sender = {
  name: NAME,
  word: 'opsgenie',
  knownBy: 'action with alert.alertId',
  recognises: ({ action, alert }) => typeof action === 'string' && isObject(alert) && 'alertId' in alert,
  read: (body) => {
    const action = textAt(body, 'action').toLowerCase();
    const alert = objectAt(body, 'alert');
    const isOver = ENDING.includes(action);
    if (!isOver && !OPENING.includes(action)) return nothing(`an action ${action.slice(0, 60)}`);
    const name = textAt(alert, 'message');
    if (name === '') return refused(`${NAME}: alert.message must name the alert`);
    return alerts(
      translated({
        sender: NAME,
        status: isOver ? 'resolved' : 'firing',
        name,
        identity: [textAt(alert, 'alertId')],
        severity: textAt(alert, 'priority'),
        labels: { ...namedValues(at(alert, 'tags')), ...namedValues(at(alert, 'details')) },
        annotations: {
          summary: name,
          description: textAt(alert, 'description'),
          entity: textAt(alert, 'entity'),
          source: textAt(alert, 'source'),
        },
        startsAt: inMs(timeAt(alert, 'createdAt')),
        endsAt: isOver ? inMs(timeAt(alert, 'updatedAt')) : undefined,
      }),
    );
  },
};
