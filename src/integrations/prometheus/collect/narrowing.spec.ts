import { describe, expect, it } from '@jest/globals';
import type { AlertRule } from '../rule.js';
import { parsePromQl } from '../query/parse.js';
import { narrowed } from './narrowing.js';

const ruleOf = (labels: Readonly<Record<string, string>>): AlertRule => ({
  name: 'Restarts',
  query: 'x',
  forMs: 0,
  keepFiringForMs: 0,
  labels: { severity: 'warning' },
  annotations: {},
  state: 'firing',
  lastError: null,
  group: 'g',
  file: 'f',
  lastEvaluationMs: null,
  alerts: [{ labels, annotations: {}, state: 'firing', activeAtMs: null, value: null } as never],
});

const alert = (labels: Readonly<Record<string, string>>) =>
  ({ alertname: 'Restarts', severity: 'warning', ...labels }) as const;

describe('an expression narrowed to the series of an alert', () => {
  it.each([
    [{ pod: 'cart-0' }, 'on (pod) label_replace(vector(1), "pod", "cart-0", "", "")'],
    [
      { 'k8s.pod.name': 'cart-0' },
      'on ("k8s.pod.name") label_replace(vector(1), "k8s.pod.name", "cart-0", "", "")',
    ],
    [
      { 'service.name': 'pay', namespace: 'a$b' },
      'on ("service.name", namespace) label_replace(label_replace(vector(1), "service.name", "pay", "", ""), "namespace", "a$$b", "", "")',
    ],
    [
      { 'über label': 'x"y' },
      String.raw`on ("über label") label_replace(vector(1), "über label", "x\"y", "", "")`,
    ],
  ])('by %j', (labels, rest) => {
    const text = narrowed('up', ruleOf(alert(labels)), alert(labels));
    expect(text).toBe(`(up) and ${rest}`);
    expect(parsePromQl(text).read).toBe(true);
  });

  it.each([
    ['up == 0 # down', '(up == 0) and on (pod)'],
    ['# down\nup == 0', '(up == 0) and on (pod)'],
    ['no promql here # at all', '(no promql here # at all\n) and on (pod)'],
  ])('does not vanish behind the comment of %j', (expression, start) => {
    const labels = { pod: 'cart-0' };
    expect(narrowed(expression, ruleOf(alert(labels)), alert(labels)).startsWith(start)).toBe(true);
  });
});
