import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { collectionPath, describeRead, eventList, listPath, logPath, objectPath } from './request-path.js';

const log = { namespace: 'shop', pod: 'cart-0', container: 'app', previous: true, tailLines: 25 };

describe('the path of a reading', () => {
  it.each([
    [{ apiVersion: 'v1', plural: 'pods', namespace: 'shop' }, '/api/v1/namespaces/shop/pods'],
    [{ apiVersion: 'v1', plural: 'nodes' }, '/api/v1/nodes'],
    [{ apiVersion: 'v1', plural: 'pods', namespace: null }, '/api/v1/pods'],
    [
      { apiVersion: 'apps/v1', plural: 'deployments', namespace: 'shop' },
      '/apis/apps/v1/namespaces/shop/deployments',
    ],
  ])('of the collection %j is %s', (ref, path) => {
    expect(collectionPath(ref)).toBe(path);
  });

  it('of a list has the selectors, escaped, and the position of a page', () => {
    const list = {
      apiVersion: 'v1',
      plural: 'pods',
      namespace: 'shop',
      labelSelector: 'app=a,b in (c)',
      limit: 5,
    };
    expect(listPath(list)).toBe('/api/v1/namespaces/shop/pods?labelSelector=app%3Da%2Cb%20in%20(c)&limit=5');
    expect(listPath(list, undefined, { limit: 2, continue: 'x=' })).toMatch(/&limit=2&continue=x%3D$/);
  });

  it('of a log asks for times', () => {
    expect(logPath(log, undefined, 10)).toBe(
      '/api/v1/namespaces/shop/pods/cart-0/log?container=app&previous=true&tailLines=25&timestamps=true&limitBytes=10',
    );
  });

  it('of any name stays one segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const path = objectPath({ apiVersion: 'v1', plural: 'pods', namespace: 'shop', name });
        expect(path.startsWith('/api/v1/namespaces/shop/pods/')).toBe(true);
        expect(path.split('/')).toHaveLength(7);
        expect(path).not.toMatch(/[?#]/);
      }),
    );
  });

  it.each([
    [
      { apiVersion: 'v1', plural: 'pods', namespace: 'shop', name: 'cart-0' },
      'GET /api/v1/namespaces/shop/pods/cart-0',
    ],
    [
      { apiVersion: 'v1', plural: 'pods', namespace: 'shop', labelSelector: 'app=cart', limit: 50 },
      'GET /api/v1/namespaces/shop/pods?labelSelector=app=cart&limit=50',
    ],
    [
      log,
      'GET /api/v1/namespaces/shop/pods/cart-0/log?container=app&previous=true&tailLines=25&timestamps=true',
    ],
    [
      { namespace: null, kind: 'Node', name: 'worker-1' },
      'GET /api/v1/namespaces/default/events?fieldSelector=involvedObject.kind=Node,involvedObject.name=worker-1&limit=500',
    ],
  ])('is shown to people unescaped: %j', (read, text) => {
    expect(describeRead(read)).toBe(text);
  });

  it('is shown for any name without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(describeRead({ apiVersion: 'v1', plural: 'pods', namespace: name, name })).toMatch(/^GET /);
      }),
    );
    expect(describeRead({ apiVersion: 'v1', plural: 'pods', name: '\ud800%zz' })).toMatch(/^GET /);
  });
});

describe('the list of events about an object', () => {
  it('cannot be widened by a name with a comma', () => {
    const { fieldSelector } = eventList({
      namespace: 'shop',
      kind: 'Pod',
      name: 'a,involvedObject.kind=Node',
    });
    expect(fieldSelector).toBe(
      String.raw`involvedObject.kind=Pod,involvedObject.name=a\,involvedObject.kind\=Node`,
    );
  });
});
