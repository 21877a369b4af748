import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseTraceQl } from './parse.js';
import { withNamespaces } from './with-namespaces.js';

const SELECT = '| select(resource.k8s.namespace.name, resource.service.namespace)';

describe('a search that tells the namespace of each span', () => {
  it.each([
    ['{}', `{} ${SELECT}`],
    ['{ status = error } | count() > 2 ', `{ status = error } | count() > 2 ${SELECT}`],
    ['{} | select(span.a)', `{} | select(span.a) ${SELECT}`],
    ['{} with (most_recent=true)', `{} ${SELECT} with (most_recent=true)`],
    ['{} // x', `{} ${SELECT} // x`],
    ['{} /* x */', `{} ${SELECT} /* x */`],
    ['/* a */ {} // b\n with (most_recent=true)', `/* a */ {} ${SELECT} // b\n with (most_recent=true)`],
    ['{ span.url = "http://a" }', `{ span.url = "http://a" } ${SELECT}`],
    ['{ span.url = "/* a" } // "', `{ span.url = "/* a" } ${SELECT} // "`],
    ['{ resource.namespace = "x" || true }', `{ resource.namespace = "x" || true } ${SELECT}`],
    ['{ resource.k8s.namespace.name = `bank` }', `{ resource.k8s.namespace.name = \`bank\` } ${SELECT}`],
    ['{ span."a b" = "with (x)" }', `{ span."a b" = "with (x)" } ${SELECT}`],
    ['{ resource.my.service.namespace = "x" }', `{ resource.my.service.namespace = "x" } ${SELECT}`],
  ])('%s', (query, expected) => {
    expect(withNamespaces(query)).toBe(expected);
  });

  it.each([
    '{ status = error } >> { duration > 1s }',
    '{ span.a = 1 } > { span.b = 2 }',
    '{ .a = "b" } && { name = "x" }',
    '{ .a = "b" } || { rootName = "x" }',
    '{ .a = "b" } << { kind = server }',
    '{ } !> { }',
    '{ } &>> { }',
    '{ } ~ { }',
    '({ span.a = "b" } >> { status = error }) | by(resource.a) | avg(duration) > 5s',
    '{ !(status = error) && -(span.x) < 5 }',
    '{ event.exception.message =~ ".*" } | coalesce()',
    '{ trace:duration > 1s && span:status = error && instrumentation:name = "x" }',
    '{ span.a = "x\\"} | select(y) //" }',
  ])('has that asked last of all, of %s', (query) => {
    const telling = withNamespaces(query);
    expect(telling).toBe(`${query} ${SELECT}`);
    expect(parseTraceQl(telling ?? '').read).toBe(true);
  });

  const doubtful: readonly string[] = [
    // comments and strings that do not end, or not where they seem to
    '{} /* x',
    '{} /* /* */ */',
    '{} */',
    '{ span.a = "x }',
    '{ span.a = `x }',
    "{ span.a = 'x' }",
    '{ span.a = "x\n" }',
    '{ span.a = `x\\` }',
    '{} // x\r{}',
    '{ span."a } // " = 1',
    '{ span.a//x = 1 }',
    '{ span.a/*x*/ = 1 }',
    '{}\u00a0',
    '{ span.ä = 1 }',
    '{}\u0000',
    // attributes that the answer would show as the namespace
    '{} | select(span.k8s.namespace.name)',
    '{} | select(.service.namespace)',
    '{} | select(span."service.namespace")',
    '{} | select(span.service."namespace")',
    '{} | select(span."service.\\u006eamespace")',
    '{ parent.service.namespace = "shop" }',
    '{ parent.resource.service.namespace = "shop" }',
    '{ event.k8s.namespace.name = "shop" }',
    '{ link.service.namespace = "shop" }',
    '{ instrumentation.service.namespace = "shop" }',
    '{ resource.a = 1 } >> { .k8s.namespace.name = "shop" }',
    '{ span.a = 1 } | by(span.service.namespace)',
    // no query that can be read
    '',
    '{',
    '{}}',
    '{}{}',
    '{ a = 1 }',
    '{} |',
    '{} | select(',
    '{} with (',
    '{} with (most_recent=true) | select(span.a)',
    '{} ; {}',
    `${'('.repeat(500)}{}${')'.repeat(500)}`,
  ];
  it.each(doubtful)('is not made of %j', (query) => {
    expect(withNamespaces(query)).toBeNull();
  });

  it('is tried with many others', () => {
    expect(doubtful.length).toBeGreaterThanOrEqual(30);
  });

  /** The code that Tempo sees: strings and comments taken away as Go's scanner does. */
  const codeOf = (text: string): string =>
    text.replaceAll(/"(?:\\.|[^"\\])*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
      found.startsWith('/') ? ' ' : '@',
    );

  it('asks it in code that Tempo sees, right before the hints, whatever pieces the query is made of', () => {
    const pieces =
      String.raw`{}|{ span.a = "b" }|{ .c = 1 || true }| >> | && | ~ |(|)| // x|/*|*/|"|with (most_recent=true)|{|}| = |span.d`
        .split('|')
        .concat('`', '\n', ' | ', ' || ', 'select(span.a)', ' | count() > 1', '//', '\\', ' ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (list) => {
        const telling = withNamespaces(list.join(''));
        if (telling === null) return;
        const code = codeOf(telling).trim().replaceAll(/\s+/g, ' ');
        expect(code.replace(/ ?with ?\( ?most_recent ?= ?true ?\)$/, '').endsWith(SELECT)).toBe(true);
        expect(parseTraceQl(telling).read).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
