import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NamespacePolicy } from '../kubernetes/scope/namespace-policy.js';
import { allowedSelector, queryRefusal } from './allowed-query.js';
import { parseLogQl, selectorsOf } from './query/parse.js';

const policy = new NamespacePolicy({ allow: ['shop', 'team-*'], deny: ['team-secret'] });

describe('queryRefusal', () => {
  it.each([
    '{namespace="shop"}',
    '{ app="x" , namespace = "team-a" } |= "{" | json | line_format "{{.msg}}"',
    '{namespace=`shop`, pod=~"a.*"}',
    '{k8s_namespace_name="shop"}',
    'sum(rate({namespace="shop"}[5m])) / sum(rate({namespace="team-a"}[5m]))',
    '{namespace="shop"} |= "say \\"hi\\" {namespace=\\"x\\"}"',
    '{namespace="shop"} |= "http://x/*y*/ # \'"',
    '1+1',
    'vector(1)',
    '{namespace="shop"} # {namespace="bank"}',
    '# why\n{namespace="shop"} # it\'s here\n |= "x"',
    '{namespace="shop"} | pod="cart-0" or k8s_pod_name="cart-0"',
    '{namespace="shop"} | namespace="bank"',
    '{namespace="shop"} |> "<_> {a}" !> `x` | logfmt --strict | drop a | keep b | decolorize',
    '{namespace="shop"} |= "a" or "b" != ip("10.0.0.0/8") | status >= 500 and (took > 1s or size > 5KB)',
    'topk(5, sum by (pod) (count_over_time({namespace="shop"} | json | unwrap took [5m])))',
    '{job="otel"} | k8s_namespace_name="shop"',
    '{job="otel"} |= "x" | k8s_pod_name=~"a.*", k8s_namespace_name="shop" | json',
    '{job="otel"} | (k8s_namespace_name="shop" and (a="b" or c="d"))',
    'sum(rate({job="otel"} | k8s_namespace_name="shop" [5m]))',
    '{namespace_name="shop"} or {namespace="shop"}',
  ])('lets %s through', (query) => {
    expect(queryRefusal(query, policy)).toBeNull();
  });

  const refused: readonly string[] = [
    '{namespace="kube-system"}',
    '{namespace="team-secret"}',
    '{app="x"}',
    '{}',
    '{namespace=~"shop"}',
    '{namespace=~".*", app="x"}',
    '{namespace!="shop"}',
    '{namespace!~"shop", app="x"}',
    '{Namespace="shop"}',
    '{exported_namespace="shop"}',
    // beside a selector that may be read
    'sum(rate({namespace="shop"}[5m])) or sum(rate({namespace="other"}[5m]))',
    'sum(rate({namespace="shop"}[5m])) - on (pod) group_left (a) sum(rate({app="x"}[5m]))',
    'label_replace(rate({app="x"}[5m]), "namespace", "shop", "", "")',
    'sum(count_over_time({app="x"} | label_format namespace="shop" [5m]))',
    'absent_over_time({app="x"}[5m])',
    // comments
    '/* " */ {namespace="other"} /* " */',
    'sum(rate(/*"*/{namespace="other"}/*"*/[5m])) + sum(rate({namespace="shop"}[5m]))',
    '// "\n{namespace="other"} // "\n',
    '# "\n{namespace="other"}\n# "',
    '{namespace="shop"} // {\n',
    '{app="x"} # | namespace="shop"',
    '{ # namespace="shop"\n app="x"}',
    '{namespace="shop"} # \r\n',
    // strings
    `'"' {namespace="other"} '"'`,
    "{namespace='shop'}",
    '{namespace="shop"} |= "unclosed',
    '{namespace="shop"} |= `unclosed',
    '{namespace="shop"} |= "\n"',
    '{app="} namespace=shop"}',
    '{name="namespace=\\"shop\\""}',
    '{namespace="\\x73hop"}',
    '{namespace="sh" "op"}',
    // names in quotes, and what else is no selector
    '{"namespace"="shop"}',
    '{namespace="shop"',
    '{namespace="shop" app="x"}',
    '{namespace="shop" or app="x"}',
    '{namespace="shop"}\u00a0',
    '{namespace="shop"}\u0000',
    // labels of single lines
    '{app="x"} | json | namespace="shop"',
    '{app="x"} | logfmt | k8s_namespace_name="shop"',
    '{app="x"} | label_format k8s_namespace_name=app | k8s_namespace_name="shop"',
    '{app="x"} | regexp "(?P<namespace>.*)" | namespace="shop"',
    '{app="x"} | k8s_namespace_name="shop" or app="x"',
    '{app="x"} | (a="b" or k8s_namespace_name="shop")',
    '{app="x"} | a="b" and c="d" or k8s_namespace_name="shop"',
    '{app="x"} | k8s_namespace_name="bank"',
    '{app="x"} | k8s_namespace_name=~"shop"',
    '{app="x"} | k8s_namespace_name!="bank"',
    '{app="x"} |= "k8s_namespace_name=shop"',
    'sum(rate({app="x"} | unpack | namespace="shop" [5m]))',
    'sum_over_time({app="x"} | unwrap took | namespace="shop" [5m])',
    // what only newer servers know
    'variants(rate({app="x"}[5m])) of ({app="x"}[5m])',
  ];
  it.each(refused)('refuses %j', (query) => {
    expect(queryRefusal(query, policy)).toContain('not allowed by configuration');
  });

  it('is tried with many others', () => {
    expect(refused.length).toBeGreaterThanOrEqual(40);
  });

  it.each(['{namespace=`kube\r-system`}', '{namespace="", app="x"}'])(
    'refuses %j, which Loki reads as another namespace than it seems',
    (query) => {
      const denial = new NamespacePolicy({ allow: [], deny: ['kube-system'] });
      expect(queryRefusal(query, denial)).not.toBeNull();
    },
  );

  it.each([
    ['{app="x"}', /; \{app="x"\} at character 1 does not$/],
    ['{namespace="shop"} | | json', /; LogQL cannot be read from character 22 on$/],
  ])('tells where %s is wrong', (query, sentence) => {
    expect(queryRefusal(query, policy)).toMatch(sentence);
  });

  it('has nothing against any query when every namespace may be read', () => {
    expect(queryRefusal('{app="x"} # "', new NamespacePolicy({ allow: [], deny: [] }))).toBeNull();
  });
});

type Condition = readonly [label: string, operator: string, value: string];

/** A query with what it says, whatever its text looks like: of each selector, what every line of it must meet. */
interface Written {
  readonly text: string;
  readonly selectors: readonly (readonly Condition[])[];
}

const condition: fc.Arbitrary<Condition> = fc.tuple(
  fc.constantFrom('namespace', 'namespace', 'k8s_namespace_name', 'app'),
  fc.constantFrom('=', '=', '!=', '=~'),
  fc.constantFrom('shop', 'bank', 'shop|bank', '.+'),
);
const quote = fc.constantFrom('"', '`');
const gap = fc.constantFrom('', ' ', '\n', ' # or {namespace="shop"}\n', " # '\n", ' # "\n');
const line = fc.constantFrom('', ' |= "} or {namespace=`shop`}"', ' != `"`', ' |~ "#" or "{"');
const written = (conditions: readonly Condition[], mark: string): string =>
  conditions.map(([label, operator, value]) => `${label}${operator}${mark}${value}${mark}`).join(', ');

const lines: fc.Arbitrary<Written> = fc
  .tuple(
    fc.array(condition, { minLength: 1, maxLength: 2 }),
    quote,
    gap,
    line,
    fc.option(condition),
    condition,
  )
  .chain(([stream, mark, blank, filter, metadata, other]) =>
    fc.constantFrom<Written>(
      {
        text: `{${blank}${written(stream, mark)}}${filter}${metadata ? ` | ${written([metadata], mark)}` : ''}`,
        selectors: [metadata ? [...stream, metadata] : stream],
      },
      {
        text: `{${written(stream, mark)}}${blank}${filter} | ${written([other], mark)} or app="x"`,
        selectors: [stream],
      },
      {
        text: `{${written(stream, mark)}}${filter} | json${blank} | ${written([other], mark)}`,
        selectors: [stream],
      },
    ),
  );

const numbers: fc.Arbitrary<Written> = fc.letrec<{ all: Written }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 3 },
    lines.map((one) => ({ ...one, text: `sum(rate(${one.text}[5m]))` })),
    tie('all').map((one) => ({
      ...one,
      text: `label_replace(${one.text}, "namespace", "shop", "", "")`,
    })),
    fc.tuple(tie('all'), fc.constantFrom('or', '+', '> bool'), tie('all')).map(([left, sign, right]) => ({
      text: `${left.text} ${sign} ${right.text}`,
      selectors: [...left.selectors, ...right.selectors],
    })),
  ),
})).all;

const meets = (held: Readonly<Record<string, string>>, [label, operator, value]: Condition): boolean => {
  const matches =
    operator === '=~' ? new RegExp(`^(?:${value})$`).test(held[label] ?? '') : (held[label] ?? '') === value;
  return operator === '!=' ? held[label] !== value : matches;
};

describe('whatever query is let through', () => {
  const shop = new NamespacePolicy({ allow: ['shop'], deny: [] });
  const elsewhere = ['x', 'shop', 'bank'].flatMap((app) =>
    ['bank', 'kube-system', ''].map((namespace) => ({ app, namespace, k8s_namespace_name: namespace })),
  );

  it('gives no line of another namespace', () => {
    fc.assert(
      fc.property(fc.oneof(lines, numbers), ({ text, selectors }) => {
        const read = parseLogQl(text);
        expect(read.read && selectorsOf(read).length).toBe(selectors.length);
        if (queryRefusal(text, shop) !== null) return;
        for (const conditions of selectors) {
          expect(elsewhere.filter((held) => conditions.every((one) => meets(held, one)))).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is every one whose selectors all name the namespace', () => {
    const named = ([label, operator, value]: Condition): boolean =>
      label !== 'app' && operator === '=' && value === 'shop';
    fc.assert(
      fc.property(fc.oneof(lines, numbers), ({ text, selectors }) => {
        expect(queryRefusal(text, shop) === null).toBe(selectors.every((all) => all.some(named)));
      }),
    );
  });
});

describe('allowedSelector', () => {
  it.each([
    [{ allow: [], deny: [] }, undefined],
    [{ allow: ['shop', 'team-*'], deny: [] }, '{namespace=~"shop|team-.*"}'],
    [{ allow: [], deny: ['kube-system', 'a.b'] }, '{namespace=~".+", namespace!~"kube-system|a\\\\.b"}'],
    [{ allow: ['shop'], deny: ['shop-x'] }, '{namespace=~"shop", namespace!~"shop-x"}'],
  ])('of %j is %s', (lists, selector) => {
    expect(allowedSelector(lists)).toBe(selector);
  });
});
