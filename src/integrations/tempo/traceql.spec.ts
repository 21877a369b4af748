import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseTraceQl } from './query/parse.js';
import { traceQuery, type TraceFilter, type TraceTarget } from './traceql.js';

describe('traceQuery', () => {
  it.each<readonly [TraceTarget, TraceFilter, string]>([
    [
      { service: 'checkout', namespace: 'shop' },
      {},
      '{ resource.service.name = "checkout" || resource.service.name = "checkout.shop" }',
    ],
    [{ service: 'checkout' }, {}, '{ resource.service.name = "checkout" }'],
    [{ service: 'checkout', namespace: null }, {}, '{ resource.service.name = "checkout" }'],
    [{ namespace: 'shop' }, {}, '{ resource.service.name =~ ".*[.]shop" }'],
    [{ namespace: 'a.b' }, {}, '{ resource.service.name =~ ".*[.]a[.]b" }'],
    [{}, {}, '{}'],
    [
      { service: 'checkout' },
      { errorsOnly: true },
      '{ resource.service.name = "checkout" && status = error }',
    ],
    [
      { service: 'checkout', namespace: 'shop' },
      { errorsOnly: true, slowerThanMs: 1500.4 },
      '{ (resource.service.name = "checkout" || resource.service.name = "checkout.shop") && status = error && duration > 1500ms }',
    ],
    [{}, { errorsOnly: true }, '{ status = error }'],
  ])('for %j and %j', (target, filter, query) => {
    expect(traceQuery(target, filter)).toBe(query);
  });

  it('keeps a name from leaving its quotes', () => {
    expect(traceQuery({ service: 'a" || "b\\c' })).toBe(
      String.raw`{ resource.service.name = "a\" || \"b\\c" }`,
    );
  });

  it('never sends a backslash before a dot', () => {
    expect(traceQuery({ namespace: 'x.y*(z)' })).toBe('{ resource.service.name =~ ".*[.]x[.]y[*][(]z[)]" }');
  });

  it('is one that can be read, whatever the names', () => {
    const name = fc.option(fc.string().map((text) => text.replaceAll(/[\0\r]/g, '')));
    fc.assert(
      fc.property(name, name, fc.boolean(), (service, namespace, errorsOnly) => {
        expect(parseTraceQl(traceQuery({ service, namespace }, { errorsOnly })).read).toBe(true);
      }),
    );
  });
});
