import { describe, expect, it } from '@jest/globals';
import { withNamespaces } from './allowed-part.js';

const SELECT = '| select(resource.k8s.namespace.name, resource.service.namespace)';

describe('a search that tells the namespace of each span', () => {
  it.each([
    ['{}', `{} ${SELECT}`],
    ['{ status = error } | count() > 2 ', `{ status = error } | count() > 2 ${SELECT}`],
    ['{} | select(span.a)', `{} | select(span.a) ${SELECT}`],
    ['{} with (most_recent=true)', `{} ${SELECT} with (most_recent=true)`],
  ])('%s', (query, expected) => {
    expect(withNamespaces(query)).toBe(expected);
  });

  it.each(['{} // x', '{} /* x', '{ span.url = "http://a" }'])('is not made of %s', (query) => {
    expect(withNamespaces(query)).toBeNull();
  });
});
