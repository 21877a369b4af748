import { quoted } from './query/quote.js';

/** Whose traces are wanted; what is absent or `null` does not narrow. */
export interface TraceTarget {
  readonly service?: string | null;
  readonly namespace?: string | null;
}

/** Which of them. */
export interface TraceFilter {
  /** Only traces with a failed span of the target. */
  readonly errorsOnly?: boolean;
  /** Only traces with a span of the target that took longer. */
  readonly slowerThanMs?: number;
}

/** Text as a part of a regular expression, without backslashes: Tempo answers 400 to `\.` in a string. */
const literal = (text: string): string =>
  text.replaceAll(/[.*+?(){}|$[\]^\\]/g, (mark) => BRACKETED[mark] ?? `[${mark}]`);

/** Marks that mean something inside brackets too. */
const BRACKETED: Readonly<Record<string, string>> = { '^': '\\^', '\\': '\\\\', ']': '\\]', '[': '\\[' };

const isService = (name: string): string => `resource.service.name = ${quoted(name)}`;

const ofTarget = ({ service, namespace }: TraceTarget): string | null => {
  if (service && namespace) return `${isService(service)} || ${isService(`${service}.${namespace}`)}`;
  if (service) return isService(service);
  return namespace ? `resource.service.name =~ ${quoted(`.*[.]${literal(namespace)}`)}` : null;
};

/**
 * TraceQL for the traces of a target. Service names are matched plain and in the form that a mesh gives them
 * (`<service>.<namespace>`). Without a target and a filter it is `{}`: any trace.
 */
export const traceQuery = (target: TraceTarget, filter: TraceFilter = {}): string => {
  const conditions = [
    filter.errorsOnly ? 'status = error' : null,
    filter.slowerThanMs === undefined ? null : `duration > ${Math.round(filter.slowerThanMs)}ms`,
  ].filter((condition) => condition !== null);
  const whose = ofTarget(target);
  if (whose === null) return conditions.length === 0 ? '{}' : `{ ${conditions.join(' && ')} }`;
  const alternatives = whose.includes(' || ') && conditions.length > 0 ? `(${whose})` : whose;
  return `{ ${[alternatives, ...conditions].join(' && ')} }`;
};
