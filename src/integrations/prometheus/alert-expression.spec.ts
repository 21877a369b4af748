import { describe, expect, it } from '@jest/globals';
import { decideExpression, expressionOfGenerator } from './alert-expression.js';
import type { AlertRule } from './rule.js';

const generator = (expression: string): string =>
  `http://prometheus:9090/graph?g0.expr=${encodeURIComponent(expression)}&g0.tab=1`;

const ruleOf = (more: Partial<AlertRule>): AlertRule => ({
  name: 'TargetDown',
  query: 'up == 0',
  forMs: 60_000,
  keepFiringForMs: 0,
  labels: {},
  annotations: {},
  state: 'firing',
  lastError: null,
  group: 'general',
  file: 'rules.yml',
  lastEvaluationMs: null,
  alerts: [],
  ...more,
});

describe('the expression in a generator URL', () => {
  it.each([
    [generator('up == 0'), 'up == 0'],
    ['http://p/graph?g0.expr=up+%3D%3D+0', 'up == 0'],
    ['http://p/graph?g0.expr=%20', null],
    ['http://p/graph', null],
    ['/graph?g0.expr=up', null],
    ['', null],
    [null, null],
    [generator('a'.repeat(4096)), 'a'.repeat(4096)],
    [generator('é'.repeat(4096)), null],
  ])('of %.60j is %.20j', (url, expression) => {
    expect(expressionOfGenerator(url)).toBe(expression);
  });
});

describe('an expression', () => {
  const alert = { alertname: 'TargetDown', labels: { severity: 'warning', job: 'shop' }, generatorUrl: null };

  it('runs when Prometheus has it under the name of the alert', () => {
    const rule = ruleOf({});
    expect(decideExpression({ ...alert, generatorUrl: generator('up == 0') }, [rule])).toEqual({
      run: true,
      rule,
    });
  });

  it.each([
    ['another expression', [ruleOf({ query: 'up == 1' })], /has another expression than the alert/],
    ['the expression under another name', [ruleOf({ name: 'Other' })], /has no alerting rule TargetDown/],
    ['no rules', [], /has no alerting rule TargetDown/],
  ])('is shown as text when Prometheus has %s', (_, rules, reason) => {
    const decision = decideExpression({ ...alert, generatorUrl: generator('up == 0') }, rules);
    expect(decision).toEqual({ run: false, shown: 'up == 0', reason: expect.stringMatching(reason) });
  });

  it('is looked up by name and labels when the alert has none', () => {
    const critical = ruleOf({ query: 'up < 1', labels: { severity: 'critical' } });
    const warning = ruleOf({ query: 'up < 2', labels: { severity: 'warning', team: '{{ $labels.team }}' } });
    expect(decideExpression(alert, [critical, warning])).toEqual({ run: true, rule: warning });
    expect(decideExpression(alert, [ruleOf({}), ruleOf({ group: 'copy' })])).toMatchObject({ run: true });
    expect(decideExpression(alert, [ruleOf({}), ruleOf({ query: 'down' })])).toEqual({
      run: false,
      shown: null,
      reason: 'Prometheus has 2 rules TargetDown with different expressions',
    });
  });

  it('of several rules with the same name is the one the alert came with', () => {
    const rules = [ruleOf({ query: 'up < 1' }), ruleOf({ query: 'up < 2' })];
    expect(decideExpression({ ...alert, generatorUrl: generator('up < 2') }, rules)).toEqual({
      run: true,
      rule: rules[1],
    });
  });
});
