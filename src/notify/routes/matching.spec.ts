import { describe, expect, it } from '@jest/globals';
import { type GroupParts, groupResult } from '../../../test/support/sinks/told-group.js';
import { toldResult, type ToldResult } from '../notice/told-result.js';
import { sinksFor } from './matching.js';
import { readRoutes } from './routes-file.js';

const told = (parts: Partial<GroupParts> = {}): ToldResult => {
  const result = toldResult(1, Buffer.from(JSON.stringify(groupResult({ workload: 'cart', ...parts }))));
  if (result === null) throw new Error('it is a result');
  return result;
};

const SINKS = Object.fromEntries(
  ['a', 'b', 'c'].map((name) => [name, { kind: 'teams', url: `https://${name}.example` }]),
);

/** Sinks that a result goes to, with the routes that lead there. */
const ways = (routes: readonly object[], parts?: Partial<GroupParts>): readonly string[] =>
  [...sinksFor(readRoutes(JSON.stringify({ sinks: SINKS, routes })), told(parts))].map(
    ([sink, { name }]) => `${name}:${sink}`,
  );

describe('the routes of a result', () => {
  it.each([
    [{}, {}, true],
    [{ labels: { team: 'pay*' } }, { labels: { team: 'payments' } }, true],
    [{ labels: { team: 'pay*' } }, { labels: { team: 'shop' } }, false],
    [{ labels: { team: 'pay*' } }, {}, false],
    [{ labels: { team: '' } }, {}, true],
    // A pattern is no regular expression.
    [{ labels: { team: 'p.y' } }, { labels: { team: 'pay' } }, false],
    [{ severity: 'Critical' }, { severity: 'critical' }, true],
    [{ severity: ['critical', 'page'] }, { severity: 'warning' }, false],
    [{ cluster: 'prod-*' }, {}, true],
    [{ cluster: 'dev' }, {}, false],
    [{ namespace: ['shop', 'bank'] }, {}, true],
    [{ kind: 'update' }, {}, false],
    [{ kind: ['analysis', 'update'] }, {}, true],
    [{ object: 'Container' }, {}, true],
    [{ object: 'Node' }, {}, false],
    [{ confidenceAtLeast: 0.8 }, { confidence: 0.8 }, true],
    [{ confidenceAtLeast: 0.8 }, { confidence: 0.79 }, false],
    [{ confidenceAtLeast: 0.1 }, { cause: null }, false],
    [{ severity: 'warning', cluster: 'dev' }, {}, false],
  ])('match %j against %j: %s', (match, parts, matches) => {
    expect(ways([{ name: 'r', match, to: ['a'] }], parts)).toEqual(matches ? ['r:a'] : []);
  });

  it('are the first that fits, and those after it where it says so; a sink has the first that leads to it', () => {
    const routes = [
      { name: 'none', match: { cluster: 'dev' }, to: ['c'] },
      { name: 'first', to: ['a'], continue: true },
      { name: 'second', to: ['a', 'b'] },
      { name: 'third', to: ['c'] },
    ];
    expect(ways(routes)).toEqual(['first:a', 'second:b']);
  });
});

describe('the labels that count', () => {
  it('are those of the worst alert that fires', () => {
    const result = groupResult({ workload: 'cart', firing: 2, resolved: 1 });
    const [first, second, third] = result.group.members;
    const own = [
      { ...first, labels: { severity: 'warning', pod: 'a' } },
      { ...second, labels: { severity: 'error', pod: 'b' } },
      { ...third, labels: { severity: 'critical', pod: 'c' } },
    ];
    const body = { ...result, group: { ...result.group, members: own, commonLabels: {} } };
    expect(toldResult(1, Buffer.from(JSON.stringify(body)))?.worst['pod']).toBe('b');
  });

  it.each(['', 'no JSON', '{}', '{"version":0,"group":{},"outline":{}}', '[]', 'null'])(
    'are not looked for in what is no result: %j',
    (text) => {
      expect(toldResult(1, Buffer.from(text))).toBeNull();
    },
  );

  it('are left to a newer process in a result of its version', () => {
    expect(() => toldResult(1, Buffer.from('{"version":2,"group":{},"outline":{}}'))).toThrow(/newer/);
  });
});
