import { isObject, namedValues, textOf, timeAt } from './fields.js';
import { alerts, nothing, refused, type Sender, type SentBody, type Translation } from './sender.js';
import { translated, withoutData, type Told } from './translated.js';

const NAME = 'Datadog';

/** Fields by their plain names: a template may call `$ALERT_STATUS` `alert_status`, `alertStatus` or `ALERT_STATUS`. */
const plainly = (body: SentBody): SentBody =>
  Object.fromEntries(
    Object.entries(body)
      .slice(0, 256)
      .map(([name, value]) => [name.toLowerCase().replaceAll(/[^a-z]/g, ''), value]),
  );

/** What happened, in the words of `$ALERT_TRANSITION` and of titles. */
const TRANSITION = /^(?:re-?)?(triggered|warn|no data|recovered|renotify|resolved|ok)\b/i;

/** `[P2] [Triggered on {kube_namespace:shop}] Pods restart`: what Datadog writes in front of a title. */
const TITLE = /^(?:\[P\d\]\s*)?\[([^\]{]*?)(?:\s+on\s+\{([^}]{0,4000})\})?\]\s*(.*)$/i;

/** Tags may come as a list. */
const textOrList = (value: unknown): string =>
  Array.isArray(value) ? value.slice(0, 256).map(textOf).join(',') : textOf(value);

/** A variable that the monitor has no value for stays as it is written. */
const said = (value: string): string => (/^\$[A-Z_]+$/.test(value) || value === 'null' ? '' : value);

/** What a message says, from its fields and, where those are not there, from its title. */
interface Said {
  readonly text: (...names: readonly string[]) => string;
  readonly happened: string;
  readonly name: string;
  readonly scope: string;
  readonly date: string | number | undefined;
}

const saidIn = (body: SentBody): Said => {
  const plain = plainly(body);
  const text = (...names: readonly string[]): string =>
    names.map((name) => said(textOrList(plain[name]))).find((value) => value !== '') ?? '';
  const title = text('eventtitle', 'alerttitle', 'title');
  const [, bracket = '', scopeInTitle = ''] = TITLE.exec(title) ?? [];
  const named = text('monitorname', 'alerttitle') || title;
  return {
    text,
    happened: text('alerttransition', 'transition') || bracket,
    name: (TITLE.exec(named)?.[3] ?? named) || 'Datadog monitor',
    scope: text('alertscope', 'scope') || scopeInTitle,
    date: timeAt(plain, 'date') ?? timeAt(plain, 'lastupdated'),
  };
};

const withoutTransition = (eventType: string): Translation =>
  eventType !== '' && !/alert|monitor/i.test(eventType)
    ? nothing(`an event of type ${eventType.slice(0, 60)}`)
    : refused(
        `${NAME}: alert_transition ($ALERT_TRANSITION) must say what happened, such as Triggered or Recovered`,
      );

/** When it began and when it ended. A reminder carries its own time, which would look like a new beginning. */
const timesOf = ({ date, happened }: Said, isOver: boolean): Pick<Told, 'startsAt' | 'endsAt'> => {
  if (isOver) return { endsAt: date };
  return /^re/i.test(happened) ? {} : { startsAt: date };
};

const read = (body: SentBody): Translation => {
  const message = saidIn(body);
  const { text, name, scope } = message;
  const [, transition = ''] = TRANSITION.exec(message.happened) ?? [];
  if (transition === '') return withoutTransition(text('eventtype'));
  const isOver = /\brecovered\b|^(?:resolved|ok)\b/i.test(message.happened);
  const named = /^no data$/i.test(transition) ? withoutData(name) : { name, labels: {} };
  const cycle = text('alertcyclekey', 'aggregkey');
  return alerts(
    translated({
      sender: NAME,
      status: isOver ? 'resolved' : 'firing',
      name: named.name,
      identity: cycle === '' ? [text('alertid', 'monitorid'), scope, name] : [cycle, scope],
      severity: text('alertpriority', 'severity') || text('alerttype'),
      labels: { ...namedValues(text('tags')), ...namedValues(scope), ...named.labels },
      annotations: {
        summary: name,
        description: text('textonlymsg', 'eventmsg', 'body', 'message'),
        query: text('alertquery'),
        metric: text('alertmetric'),
        value: text('alertstatus'),
        snapshotURL: text('snapshot'),
      },
      ...timesOf(message, isOver),
      link: text('link'),
    }),
  );
};

/** Webhooks of Datadog, with the template of docs/senders.md, one of one's own, or the one that comes with it. */
export const datadog: Sender = {
  name: NAME,
  word: 'datadog',
  knownBy: 'alert_transition, or event_type with last_updated and org',
  recognises: (body) => {
    const plain = plainly(body);
    return (
      'alerttransition' in plain || ('eventtype' in plain && 'lastupdated' in plain && isObject(plain['org']))
    );
  },
  read,
};
