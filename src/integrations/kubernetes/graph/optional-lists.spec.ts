import { describe, expect, it } from '@jest/globals';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { CaseReader } from '../case-reader.js';
import { OptionalLists } from './optional-lists.js';

const KIND = { kind: 'VirtualService', plural: 'virtualservices', apiVersions: ['x.io/v1', 'x.io/v1beta1'] };
const object: KubeObject = { metadata: { name: 'split', namespace: 'shop' } };

const listsOver = (reader: InMemoryReader): OptionalLists =>
  new OptionalLists(new CaseReader(reader, AbortSignal.timeout(5_000), 5_000), [KIND], () => ({
    sick: null,
    trouble: [],
    relations: [],
  }));

const absentBefore = (version: string) => (call: string) =>
  call.includes(version) ? ({ status: 'absent', reason: 'not served' } as const) : undefined;

describe('lists of kinds that not every cluster serves', () => {
  it('reads the version that is served', async () => {
    const lists = listsOver(
      new InMemoryReader({ objects: { virtualservices: [object] }, fails: absentBefore('/v1/') }),
    );
    await lists.load('shop');
    expect(lists.objects('VirtualService', 'shop')).toHaveLength(1);
    expect(lists.listed().complete).toEqual(['VirtualService/shop']);
  });

  it('has nothing, and claims nothing to be complete, where no version is served', async () => {
    const lists = listsOver(
      new InMemoryReader({ objects: { virtualservices: [object] }, fails: absentBefore('x.io') }),
    );
    await lists.load('shop');
    expect(lists.listed()).toEqual({ entities: [], complete: [] });
  });

  it('reads a namespace once', async () => {
    const reader = new InMemoryReader({ objects: { virtualservices: [object] } });
    const lists = listsOver(reader);
    await Promise.all([lists.load('shop'), lists.load('shop')]);
    await lists.read([{ kind: 'VirtualService', namespace: 'shop', name: 'split' }]);
    expect(reader.calls).toHaveLength(1);
  });

  it('says of an object that something refers to that it does not exist', async () => {
    const lists = listsOver(new InMemoryReader({}));
    const [draft] = await lists.read([{ kind: 'VirtualService', namespace: 'shop', name: 'gone' }]);
    expect(draft?.outcome.status).toBe('absent');
  });
});
