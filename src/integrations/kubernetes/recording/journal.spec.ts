import { expect, it } from '@jest/globals';
import { Journal } from './journal.js';

const answer = (body: unknown) => ({ status: 200, text: JSON.stringify(body), cut: false });
const LIST = '/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dcart&limit=200';

it('names a list by its path and selectors, whatever its page', () => {
  const journal = new Journal();
  journal.answered(LIST, answer({ kind: 'ReplicaSetList', apiVersion: 'apps/v1', items: [] }));
  expect(journal.reads).toEqual(['/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app=cart']);
});

it('does not count a list as read of which a later page failed', () => {
  const journal = new Journal();
  journal.answered(LIST, answer({ kind: 'ReplicaSetList', apiVersion: 'apps/v1', items: [] }));
  journal.failed(`${LIST}&continue=2`, { status: 'timeout', reason: 'too slow' });
  expect(journal.reads).toEqual([]);
  expect(journal.unread).toEqual([
    {
      read: '/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app=cart',
      why: 'timeout: too slow',
    },
  ]);
});

it('knows the kind of an object of which only metadata was asked', () => {
  const journal = new Journal();
  const metadata = { name: 'settings', namespace: 'shop' };
  const partial = { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata };
  journal.answered('/api/v1/namespaces/shop/configmaps/settings', answer(partial));
  expect(journal.objects.byFile().get('configmaps')).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata },
  ]);
});

it('keeps the longest reading of a log, and passes over what is no object', () => {
  const journal = new Journal();
  const log = '/api/v1/namespaces/shop/pods/cart-0/log?container=app&tailLines=';
  journal.answered(`${log}2`, { status: 200, text: 'b\nc\n', cut: false });
  journal.answered(`${log}3`, { status: 200, text: 'a\nb\nc\n', cut: false });
  journal.answered(`${log}1`, { status: 200, text: 'c\n', cut: false });
  journal.answered('/apis/apps/v1', answer({ kind: 'APIResourceList', resources: [] }));
  expect(journal.logs).toEqual([
    { namespace: 'shop', pod: 'cart-0', container: 'app', previous: false, lines: ['a', 'b', 'c'] },
  ]);
  expect(journal.reads).toEqual([]);
});
