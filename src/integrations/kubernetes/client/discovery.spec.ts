import { describe, expect, it } from '@jest/globals';
import { ok, type ReadOutcome } from '../../../transport/read-outcome.js';
import { Discovery, resourcesOf } from './discovery.js';

const signal = new AbortController().signal;
const pods = { name: 'pods', singularName: 'pod', namespaced: true, kind: 'Pod', shortNames: ['po'] };

/** A server that serves these paths, and how often it was asked. */
const discoveryOf = (served: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  const time = { ms: 0 };
  const ask = async (path: string): Promise<ReadOutcome<unknown>> => {
    asked.push(path);
    return path in served ? ok(served[path]) : { status: 'absent', reason: 'not found' };
  };
  return { asked, time, discovery: new Discovery(ask, () => time.ms) };
};

describe('Discovery', () => {
  it('tells the kinds of an API version, without sub-resources', () => {
    const answer = {
      resources: [pods, { name: 'pods/log', namespaced: true, kind: 'Pod' }, { kind: 'x' }, 7],
    };
    expect(resourcesOf(answer)).toEqual([pods]);
    expect(resourcesOf(null)).toEqual([]);
  });

  it('asks once in ten minutes', async () => {
    const { asked, time, discovery } = discoveryOf({ '/api/v1': { resources: [pods] } });
    await discovery.resources('v1', signal);
    time.ms = 599_999;
    expect(await discovery.resources('v1', signal)).toEqual(ok([pods]));
    expect(asked).toEqual(['/api/v1']);
    time.ms = 600_001;
    await discovery.resources('v1', signal);
    expect(asked).toHaveLength(2);
  });

  it('names the versions that are served instead', async () => {
    const { discovery } = discoveryOf({
      '/apis/networking.istio.io': { versions: [{ groupVersion: 'networking.istio.io/v1beta1' }] },
    });
    expect(await discovery.resources('networking.istio.io/v1', signal)).toEqual({
      status: 'absent',
      reason:
        'this cluster does not serve networking.istio.io/v1; served instead: networking.istio.io/v1beta1',
    });
    expect(await discovery.resources('example.com/v1', signal)).toEqual({
      status: 'absent',
      reason: 'this cluster does not serve example.com/v1',
    });
  });

  it('does not remember a failure', async () => {
    const answers: ReadOutcome<unknown>[] = [
      { status: 'timeout', reason: 'no answer within 5 s' },
      ok({ resources: [pods] }),
    ];
    const discovery = new Discovery(async () => answers.shift() ?? ok(null));
    expect(await discovery.resources('v1', signal)).toMatchObject({ status: 'timeout' });
    expect(await discovery.resources('v1', signal)).toEqual(ok([pods]));
  });
});
