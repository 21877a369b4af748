import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { queryRefusal } from './allowed-query.js';
import { parsePromQl, selectorsOf } from './query/parse.js';

const policy = new NamespacePolicy({ allow: ['shop', 'team-*'], deny: ['team-secret'] });
const everything = new NamespacePolicy({ allow: [], deny: [] });

describe('an expression, while only some namespaces may be read', () => {
  it.each([
    'up{namespace="shop"}',
    "up {job='x', namespace='team-a'}",
    'up{namespace=`shop`}',
    '{__name__=~"kube_.*", namespace="shop"}',
    'sum by (pod, container) (rate(http_requests_total{namespace="shop",code=~"5.."}[5m])) > 0.5',
    'sum(rate(a{namespace="shop"}[5m])) by (pod) / on (pod) group_left (node) b{namespace="shop"} offset 1h',
    'max_over_time((a{namespace="shop"} > bool 1)[1h:30s]) and -2 ^ 1e3 < Inf unless c{namespace="shop"} @ start()',
    'label_replace(a{namespace="shop"}, "x", "$1", "pod", "(.*)-{2}")',
    'histogram_quantile(0.9, sum by (le) (rate(a:b{namespace="shop",}[5m])))',
    '1 + 2',
    'vector(1)',
    '{"up", namespace="shop"}',
    '{"metric.name", "namespace"="shop", "a label"!="x"}',
    '{"k8s.container.restarts", "k8s.namespace.name"="shop"}',
    'sum by ("k8s.pod.name") ({"k8s.restarts", k8s_namespace_name="team-a"})',
    'up{namespace="shop"} # up{namespace="bank"} or b',
    '# why\nup{ # here\n namespace="shop" # and\n}',
    'up{namespace="shop", text="a # or b{}"}',
    'up{namespace="shop", text="\\"} or b{"}',
    "up{namespace='shop', text='it\\'s {'}",
    'up{namespace="shop", text=`{"a"} or \\d`}',
    'sum{namespace="shop"} + by{namespace="shop"}',
    'count_values("value", a{namespace="shop"})',
    'a{namespace="shop"} offset -1h @ 1700000000',
    'rate(a{namespace="shop"}[5m:1m] offset 1d)',
    'up{namespace="shop", namespace!="bank"}',
    'up{namespace="shop", namespace="bank"}',
    '-a{namespace="shop"} ^ 2 == bool 4',
    'absent(up{namespace="shop"}) or vector(0)',
  ])('may be %s', (query) => {
    expect(queryRefusal(query, policy)).toBeNull();
  });

  const others: readonly string[] = [
    // no selector, or one that says nothing of a namespace
    'up',
    'up{}',
    'rate(up[5m])',
    'up{job="x"}',
    '{job="x"}',
    '{"up"}',
    '{"metric.name", job="x"}',
    'sum by (pod) (b)',
    'sum(b) by (namespace)',
    'absent(up)',
    'count({__name__=~".+"}) by (namespace)',
    'scalar(b)',
    // another namespace, or more than one
    'up{namespace="kube-system"}',
    'up{namespace="team-secret"}',
    'up{namespace=~"shop|kube-system"}',
    'up{namespace=~"shop"}',
    'up{namespace!="x"}',
    'up{namespace!~"x"}',
    'up{namespace=""}',
    'up{"namespace"="bank"}',
    '{"k8s.namespace.name"="bank"}',
    '{"k8s.namespace.name"=~".*"}',
    // a label that is like the one of the namespace
    'up{exported_namespace="shop"}',
    'up{Namespace="shop"}',
    'up{"namespace "="shop"}',
    'up{"name\\x73pace"="shop"}',
    'up{"k8s_namespace.name"="shop"}',
    // a value that servers may read in another way
    'up{namespace="\\u0073hop"}',
    'up{namespace="\\x73hop"}',
    'up{namespace="shop\\n"}',
    'up{namespace="ѕhop"}',
    'up{namespace="shop\u0000"}',
    // beside a selector that may be read
    'a{namespace="shop"} or b',
    'a{namespace="shop"} or b{job="x"}',
    'a{namespace="shop"} OR b',
    'a{namespace="shop"} * on (pod) group_left (node) b',
    'a{namespace="shop"} / ignoring (pod) group_right b{}',
    'a{namespace="shop"} unless (b)',
    'label_replace(b, "namespace", "shop", "", "")',
    'label_join(b, "namespace", "", "x") and a{namespace="shop"}',
    'topk(5, b) + a{namespace="shop"}',
    'quantile_over_time(scalar(b), a{namespace="shop"}[5m])',
    'max_over_time(b[1h:1m])',
    'max_over_time((a{namespace="shop"} or b)[1h:1m] offset 5m)',
    'a{namespace="shop"} @ end() or b @ start()',
    'a{namespace="shop"} == bool b',
    'info(a{namespace="shop"})',
    'info(a{namespace="shop"}, {"k8s.cluster.name"=~".+", namespace="shop"})',
    // comments
    'a{namespace="shop"} # b\n or b',
    'a{namespace="shop"} # b\r or b',
    'a{namespace="shop"} # \r\n or a{namespace="shop"}',
    'a{ # namespace="shop"\n}',
    'a{ # }\n job="x"} # namespace="shop"}',
    'b #{namespace="shop"}',
    'b /* {namespace="shop"} */',
    'b // {namespace="shop"}',
    // strings
    '"unclosed',
    '\'unclosed {namespace="shop"}',
    'a{namespace="shop", x="} or b{y="',
    'a{namespace="shop", x=`\\`} or b{y=`a`}',
    'a{namespace="shop", x="\n"} or b',
    'a{x="namespace=\\"shop\\""}',
    'a{x=\'namespace="shop"\'}',
    'a{x="\\\\"} or b{x="namespace=", namespace="bank"}',
    // what other servers than Prometheus understand
    'a{namespace="shop" or job="x"}',
    'a{namespace="shop" or namespace="bank"}',
    'WITH (x = up) x{namespace="shop"}',
    'a{namespace="shop"} keep_metric_names',
    'union(a{namespace="shop"}, b{namespace="shop"})',
    'b\\{namespace\\="shop"\\}{x="y"}',
    // no query
    'up{namespace="shop"',
    'up{namespace="shop"}}',
    'up;down{namespace="shop"}',
    'up{namespace="shop"}\u00a0',
    'up{namespace="shop"}\u0000',
    '('.repeat(600) + 'a{namespace="shop"}' + ')'.repeat(600),
    `up{namespace="shop", x="${'y'.repeat(9000)}"}`,
  ];
  it.each(others)('may not be %j', (query) => {
    expect(queryRefusal(query, policy)).toContain('not allowed by configuration');
  });

  it('is tried with many others', () => {
    expect(others.length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    ['a{namespace="shop"} + rate(b{job="x"}[5m])', /; b\{job="x"\} at character 28 does not$/],
    ['a{namespace="shop"} ; b', /; PromQL cannot be read from character 21 on$/],
    ['a{x=`\\`}', /; PromQL has a backslash before a closing backtick, at character 5$/],
  ])('is told where %s is wrong', (query, sentence) => {
    expect(queryRefusal(query, policy)).toMatch(sentence);
  });

  it('may be anything when every namespace may be read', () => {
    expect(queryRefusal('up # all', everything)).toBeNull();
  });
});

interface Written {
  readonly text: string;
  /** Conditions of each selector, whatever the text looks like. */
  readonly selectors: readonly (readonly (readonly [string, string, string])[])[];
}

const value = fc.constantFrom('shop', 'bank', 'shop|bank', '.*', 'x', '');
const condition = fc.tuple(
  fc.constantFrom('namespace', 'namespace', 'job', 'exported_namespace'),
  fc.constantFrom('=', '=', '=', '!=', '=~', '!~'),
  value,
);
const blank = fc.constantFrom('', ' ', '\n', ' # or b{namespace="shop"}\n', ' # "\n', " # '\n");
const quote = fc.constantFrom('"', "'", '`');
const noise = fc.constantFrom('', 'text!="# {"', 'text!=`} or b`', 'text!="\\"} or b{x=\'"');

const selector: fc.Arbitrary<Written> = fc
  .record({
    metric: fc.constantFrom('a', 'sum', 'by', 'a:b', ''),
    conditions: fc.array(condition, { minLength: 1, maxLength: 3 }),
    quote,
    blank,
    noise,
    label: fc.boolean(),
  })
  .map(({ metric, conditions, quote: mark, blank: gap, noise: more, label }) => ({
    text: `${metric}${gap}{${gap}${[
      ...(more === '' ? [] : [more]),
      ...conditions.map(([name, sign, word]) => `${label ? `"${name}"` : name}${sign}${mark}${word}${mark}`),
    ].join(`,${gap}`)}}`,
    selectors: [conditions],
  }));

const around = (text: string, one: Written): Written => ({ ...one, text });
const expression: fc.Arbitrary<Written> = fc.letrec<{ all: Written }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 4 },
    selector,
    tie('all').map((one) => around(`sum by (pod) (${one.text})`, one)),
    tie('all').map((one) => around(`max_over_time((${one.text})[1h:5m] offset 1m)`, one)),
    tie('all').map((one) => around(`label_replace(${one.text}, "namespace", "shop", "", "")`, one)),
    fc
      .tuple(tie('all'), fc.constantFrom('or', '+', '/ on (pod)', '> bool', 'unless'), tie('all'), blank)
      .map(([left, sign, right, gap]) => ({
        text: `${left.text}${gap} ${sign} ${gap}${right.text}`,
        selectors: [...left.selectors, ...right.selectors],
      })),
  ),
})).all;

const SERIES = ['bank', '', 'kube-system'].flatMap((namespace) =>
  ['x', 'shop', ''].map((job) => ({ namespace, job, exported_namespace: 'shop' })),
);

const meets = (series: Readonly<Record<string, string>>, [label, sign, word]: readonly string[]): boolean => {
  const held = series[label ?? ''] ?? '';
  const matches = sign?.includes('~') ? new RegExp(`^(?:${word})$`).test(held) : held === word;
  return sign?.startsWith('!') ? !matches : matches;
};

describe('whatever expression is let through', () => {
  const shop = new NamespacePolicy({ allow: ['shop'], deny: [] });

  it('selects no series of another namespace, and what it selects is what was written', () => {
    fc.assert(
      fc.property(expression, ({ text, selectors }) => {
        const read = parsePromQl(text);
        expect(read.read && selectorsOf(read).length).toBe(selectors.length);
        if (queryRefusal(text, shop) !== null) return;
        for (const conditions of selectors) {
          expect(SERIES.filter((series) => conditions.every((one) => meets(series, one)))).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is every one whose selectors all name the namespace', () => {
    const kept = (conditions: readonly (readonly string[])[]): boolean =>
      conditions.some(([label, sign, word]) => label === 'namespace' && sign === '=' && word === 'shop');
    fc.assert(
      fc.property(expression, ({ text, selectors }) => {
        expect(queryRefusal(text, shop) === null).toBe(selectors.every(kept));
      }),
    );
  });

  /** Cuts as Prometheus' lexer does: the code that is left when its strings and comments are taken away. */
  const codeOf = (text: string): string | null => {
    const whole = /"(?:\\[^\n]|[^"\\\n])*"|'(?:\\[^\n]|[^'\\\n])*'|`[^`]*`|#[^\r\n]*/g;
    const code = text.replaceAll(whole, (found) =>
      found.startsWith('#') ? ' ' : found.slice(1, -1) === 'shop' ? '@shop' : '@',
    );
    return /["'`#]/.test(code) ? null : code;
  };

  const PIECES =
    String.raw`a{namespace="shop"}|secret|{|}|"|'|\|#| or |,|namespace="shop"|namespace="bank"|x=|(|)| |[5m]|"shop"`
      .split('|')
      .concat('`', '`shop`', '\n', '\r');

  it('has no metric beside the namespace however its pieces are put together', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        if (text.trim() === '' || queryRefusal(text, shop) !== null) return;
        const code = codeOf(text);
        expect(code).not.toBeNull();
        const left = code?.replaceAll(/\w*\s*\{[^{}]*\bnamespace\s*=\s*@shop[^{}]*\}/g, '') ?? '';
        expect(left).not.toMatch(/secret|[{}]|\ba\b/);
      }),
      { numRuns: 5000 },
    );
  });
});
