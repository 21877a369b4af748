import { withoutPodNamed } from './noise.js';
import { isPlainObject, type PlainObject } from './plain-json.js';

const textOf = (owner: PlainObject, ...names: readonly string[]): string => {
  const found = names.map((name) => owner[name]).find((member) => typeof member === 'string');
  return typeof found === 'string' ? found : '';
};

/** Whether a value is an event, in the names of the source or of the wire. */
export const isEvent = (value: unknown): value is PlainObject =>
  isPlainObject(value) &&
  'reason' in value &&
  'message' in value &&
  ('lastTimestamp' in value || 'last_timestamp' in value);

/**
 * An event as one line: when last, how often since when, how bad, about what, what it says.
 * @param about text that names the objects already: those are not named again
 */
export const eventLine = (event: PlainObject, about = ''): string => {
  const first = textOf(event, 'firstTimestamp', 'first_timestamp');
  const last = textOf(event, 'lastTimestamp', 'last_timestamp');
  const count = typeof event['count'] === 'number' ? event['count'] : 1;
  const often = count > 1 ? `(${count} times${first === '' || first === last ? '' : ` since ${first}`})` : '';
  const head = [
    last || first,
    often,
    textOf(event, 'type'),
    textOf(event, 'reason'),
    objectOf(event['involvedObject'] ?? event['involved_object'], about),
  ];
  const said = withoutPodNamed(textOf(event, 'message')).replaceAll('\n', ' ');
  return `${head.filter((part) => part !== '').join(' ')}: ${said}`;
};

/** `Pod cart-0 spec.containers{app}`; of an object that the heading names only the part, `app`. */
const objectOf = (object: unknown, about: string): string => {
  if (!isPlainObject(object)) return '';
  const name = textOf(object, 'name');
  const part = textOf(object, 'fieldPath', 'field_path');
  const container = /\{(.+)\}$/.exec(part)?.[1] ?? part;
  const isNamed = about.split(/[\s/:,]+/).includes(name);
  return [...(isNamed ? [] : [textOf(object, 'kind'), name]), container]
    .filter((text) => text !== '')
    .join(' ');
};
