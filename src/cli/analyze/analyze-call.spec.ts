import { describe, expect, it } from '@jest/globals';
import { WrongCall } from '../wrong-call.js';
import { analyzeCall } from './analyze-call.js';
import { knownKind, servedKind } from '../../integrations/kubernetes/named/known-kinds.js';

const read = (line: string) => analyzeCall(line === '' ? [] : line.split(' '));

describe('a call of kuberca analyze', () => {
  it.each([
    ['deploy/cart -n shop', { about: { kind: 'deploy', name: 'cart' }, namespace: 'shop' }],
    ['deploy cart -n shop', { about: { kind: 'deploy', name: 'cart' }, output: 'text', language: null }],
    ['--alert a.json --snapshot d', { about: { alert: 'a.json' }, snapshot: 'd', namespace: null }],
    ['node/a.b -o json -l ko', { about: { kind: 'node', name: 'a.b' }, output: 'json', language: 'ko' }],
  ])('%s', (line, expected) => {
    expect(read(line)).toMatchObject(expected);
  });

  it.each([
    ['', 'KIND/NAME'],
    ['deploy', 'KIND/NAME'],
    ['deploy a b', 'KIND/NAME'],
    ['deploy/..', 'name of an object'],
    ['deploy/a --alert x.json', 'not both'],
    ['deploy/a --colour red', '--colour'],
    ['deploy/a -o xml', '--output must be one of text, json, markdown'],
    ['deploy/a -l de', '--language must be one of'],
    ['deploy/a -n ../x', '--namespace'],
  ])('"%s" is wrong', (line, about) => {
    expect(() => read(line)).toThrow(WrongCall);
    expect(() => read(line)).toThrow(about);
  });
});

describe('the kind that a word means', () => {
  it.each([
    ['deploy', 'Deployment'],
    ['Deployments', 'Deployment'],
    ['deployment.apps', 'Deployment'],
    ['deployments.v1.apps', 'Deployment'],
    ['NO', 'Node'],
    ['ingresses.networking.k8s.io', 'Ingress'],
    ['deployments.example.com', undefined],
    ['widget', undefined],
  ])('%s is %s', (word, kind) => {
    expect(knownKind(word)?.kind).toBe(kind);
  });

  it.each([
    ['widget', 'example.com/v1'],
    ['widgets', 'example.com/v1'],
    ['wd', 'example.com/v1'],
    ['widgets.other.org', 'other.org/v2'],
    ['gadget', undefined],
  ])('%s is of %s in a cluster that serves two kinds of this name', (word, apiVersion) => {
    const widget = {
      name: 'widgets',
      singularName: 'widget',
      kind: 'Widget',
      shortNames: ['wd'],
      namespaced: true,
    };
    const served = ['example.com/v1', 'other.org/v2'].map((each) => ({ ...widget, apiVersion: each }));
    expect(servedKind(word, served)?.apiVersion).toBe(apiVersion);
  });
});
