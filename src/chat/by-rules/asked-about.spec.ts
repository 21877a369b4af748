import { describe, expect, it } from '@jest/globals';
import { askedAbout, objectNamedIn } from './asked-about.js';

const NOW = new Date('2026-03-02T09:14:30Z');
const labelsAsked = (message: string, labels = {}, earlier: readonly string[] = []) =>
  askedAbout(message, { labels, earlier, now: NOW })?.labels ?? null;

describe('the object that a question names', () => {
  it.each([
    ['What is wrong with deployment/cart in namespace shop?', 'Deployment', 'cart', 'shop'],
    ['why does pod "cart-1-x" crash in shop?', 'Pod', 'cart-1-x', 'shop'],
    ['Look at Deployment shop/cart please', 'Deployment', 'cart', 'shop'],
    ['kubectl describe sts/db-0 -n data', 'StatefulSet', 'db-0', 'data'],
    ['is node worker-1 well?', 'Node', 'worker-1', null],
    ['shop 네임스페이스의 deployment/cart 는 왜 실패하나요?', 'Deployment', 'cart', 'shop'],
    ['svc cart', 'Service', 'cart', null],
  ])('%s', (message, kind, name, namespace) =>
    expect(objectNamedIn(message)).toEqual({ kind, name, namespace }),
  );

  it.each([
    'Why is it failing?',
    'the pod is restarting',
    'which deployment of ours?',
    '../../etc/passwd',
    '',
  ])('is none in "%s"', (message) => expect(objectNamedIn(message)).toBeNull());
});

describe('what a question is about', () => {
  const page = { alertname: 'X', namespace: 'shop', pod: 'cart-1' };
  it('is the object it names before that of the page, in the namespace of the page', () => {
    expect(labelsAsked('and deployment/orders?', page)).toEqual({
      namespace: 'shop',
      involved_object_kind: 'Deployment',
      involved_object_name: 'orders',
    });
  });

  it('is the alert of the page, else what was named before', () => {
    expect(labelsAsked('why?', page)).toEqual(page);
    expect(labelsAsked('why?', {}, ['hm', 'pod a-1 in namespace b'])).toEqual({ namespace: 'b', pod: 'a-1' });
  });

  it('is nothing where nothing is named, or not where it is', () => {
    expect(labelsAsked('why?', { alertname: 'Watchdog' })).toBeNull();
    expect(labelsAsked('deployment/cart?')).toBeNull();
  });
});
