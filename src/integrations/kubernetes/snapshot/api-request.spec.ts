import { describe, expect, it } from '@jest/globals';
import { parseApiRequest } from './api-request.js';

const parse = (path: string) => {
  const request = parseApiRequest(`https://x${path}`);
  if (request === null) return null;
  const { parameters: _parameters, ...rest } = request;
  return Object.values(rest);
};

describe('the path of a request', () => {
  it.each([
    ['/api/v1/nodes', ['v1', 'nodes', null, null, null]],
    ['/api/v1/nodes/a.b', ['v1', 'nodes', null, 'a.b', null]],
    ['/api/v1/namespaces', ['v1', 'namespaces', null, null, null]],
    ['/api/v1/namespaces/shop', ['v1', 'namespaces', null, 'shop', null]],
    ['/api/v1/namespaces/shop/pods', ['v1', 'pods', 'shop', null, null]],
    ['/api/v1/namespaces/shop/pods/p%3A1/log?x=1', ['v1', 'pods', 'shop', 'p:1', 'log']],
    ['/apis/apps/v1/deployments', ['apps/v1', 'deployments', null, null, null]],
    ['/apis/apps/v1/namespaces/shop/deployments/d', ['apps/v1', 'deployments', 'shop', 'd', null]],
    ['/healthz', null],
    ['/apis/apps/v1', null],
    ['/api/v1/namespaces/a/pods/b/c/d', null],
  ])('%s', (path, expected) => {
    expect(parse(path)).toEqual(expected);
  });
});
