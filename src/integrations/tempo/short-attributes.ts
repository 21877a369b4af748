import type { Attributes, AttributeValue } from './otlp-attributes.js';
import type { Span } from './trace.js';
import { beginningOf } from '../../masking/index.js';

const MAX_TEXT = 300;
const MAX_STACK_TRACE = 1000;
const MAX_ATTRIBUTES = 12;
const MAX_EVENTS = 3;

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${beginningOf(text, most)}… (${text.length - beginningOf(text, most).length} characters more)`;

const shortValue = (name: string, value: AttributeValue): AttributeValue => {
  if (typeof value === 'object' && value !== null) return cut(JSON.stringify(value), MAX_TEXT);
  if (typeof value !== 'string') return value;
  return cut(value, name.endsWith('stacktrace') ? MAX_STACK_TRACE : MAX_TEXT);
};

const shortened = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes)
      .slice(0, MAX_ATTRIBUTES)
      .map(([name, value]) => [name, shortValue(name, value)]),
  );

interface ShortAttributes {
  readonly attributes?: Attributes;
  readonly events?: readonly {
    readonly name: string;
    readonly offset_ms: number;
    readonly attributes: Attributes;
  }[];
}

/** The first attributes and events of a span, each value cut; exceptions come before other events. */
export const shortAttributes = (span: Span, offsetMs: (timeNs: bigint) => number): ShortAttributes => {
  const events = span.events
    .toSorted((a, b) => Number(b.name === 'exception') - Number(a.name === 'exception'))
    .slice(0, MAX_EVENTS);
  return {
    ...(Object.keys(span.attributes).length > 0 && { attributes: shortened(span.attributes) }),
    ...(events.length > 0 && {
      events: events.map(({ name, timeNs, attributes }) => ({
        name,
        offset_ms: offsetMs(timeNs),
        attributes: shortened(attributes),
      })),
    }),
  };
};
