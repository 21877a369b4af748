import type { ToldResult } from '../notice/told-result.js';
import type { Match, Route, Routes } from './routes-file.js';

/** Whether a text fits one of some patterns, in which `*` stands for anything. */
const fits = (patterns: readonly RegExp[] | undefined, text: string): boolean =>
  patterns === undefined || patterns.some((pattern) => pattern.test(text));

/** Whether a result is for a route. Everything that the route asks for must hold. */
const matches = (match: Match, { result, worst }: ToldResult): boolean => {
  const { cause, kind, group } = result;
  const { cluster = 'default', namespace = '', kind: object = '' } = group.key;
  const asked: readonly (readonly [readonly RegExp[] | undefined, string])[] = [
    ...Object.entries(match.labels ?? {}).map(([name, patterns]) => [patterns, worst[name] ?? ''] as const),
    [match.severity, worst['severity']?.toLowerCase() ?? ''],
    [match.cluster, cluster],
    [match.namespace, namespace],
    [match.kind, kind],
    [match.object, cause?.entity.kind ?? object],
  ];
  return (
    asked.every(([patterns, text]) => fits(patterns, text)) &&
    (cause?.confidence ?? 0) >= match.confidenceAtLeast
  );
};

/** The first route that leads to a sink, whatever it is for. */
export const routeTo = ({ routes }: Routes, sink: string): Route | null =>
  routes.find(({ to }) => to.includes(sink)) ?? null;

/** Sinks that are told of a result, each with the first route that leads to it. */
export const sinksFor = ({ routes }: Routes, told: ToldResult): ReadonlyMap<string, Route> => {
  const found = new Map<string, Route>();
  for (const route of routes) {
    if (!matches(route.match, told)) continue;
    for (const sink of route.to) if (!found.has(sink)) found.set(sink, route);
    if (!route.goOn) break;
  }
  return found;
};
