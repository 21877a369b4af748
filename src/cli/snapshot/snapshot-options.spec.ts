import { describe, expect, it } from '@jest/globals';
import { snapshotOptions } from './snapshot-options.js';
import { WrongCall } from '../wrong-call.js';

const read = (line: string) => snapshotOptions(line.split(' '));

describe('the options of a recording', () => {
  it.each([
    ['--namespace shop --out d', { namespace: 'shop', out: 'd', force: false, about: null }],
    [
      '--namespace shop --out d --pod p-1 --force',
      { namespace: 'shop', out: 'd', force: true, about: { kind: 'pod', value: 'p-1' } },
    ],
    ['--out d --node n', { namespace: null, out: 'd', force: false, about: { kind: 'node', value: 'n' } }],
    [
      '--out d --alert a.json',
      { namespace: null, out: 'd', force: false, about: { kind: 'alert', value: 'a.json' } },
    ],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['--namespace shop', '--out'],
    ['--out d', '--namespace'],
    ['--out d --pod p', '--namespace'],
    ['--out d --node n --pod p', 'give one of'],
    ['--out d --namespace ../x', 'not the name of a namespace'],
    ['--out d --namespace shop --pod a/b', 'not the name of an object'],
    ['--out d --colour red', '--colour'],
    ['--out d extra', 'extra'],
  ])('%s is a wrong call', (line, about) => {
    expect(() => read(line)).toThrow(WrongCall);
    expect(() => read(line)).toThrow(about);
  });
});
