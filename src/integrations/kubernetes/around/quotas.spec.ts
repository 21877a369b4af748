import { describe, expect, it } from '@jest/globals';
import { metadata } from '../../../../test/support/cluster-objects.js';
import { nearLimits } from './quotas.js';

const quota = (
  name: string,
  used: Readonly<Record<string, string>>,
  hard: Readonly<Record<string, string>>,
) => ({
  metadata: metadata(name),
  status: { used, hard },
});

describe('nearLimits', () => {
  it('names what is used up or nearly so, the fullest first, in any unit', () => {
    const quotas = [
      quota('all', { 'requests.cpu': '1900m', pods: '5' }, { 'requests.cpu': '2', pods: '10' }),
      quota('memory', { 'limits.memory': '1024Mi' }, { 'limits.memory': '1Gi' }),
    ];
    expect(nearLimits(quotas)).toEqual([
      { quota: 'memory', resource: 'limits.memory', used: '1024Mi', hard: '1Gi', percent: 100 },
      { quota: 'all', resource: 'requests.cpu', used: '1900m', hard: '2', percent: 95 },
    ]);
  });

  it('has nothing to tell of a quota without figures', () => {
    expect(nearLimits([quota('new', {}, { pods: '10' }), { metadata: metadata('x') }])).toEqual([]);
    expect(nearLimits([quota('none', { pods: '0' }, { pods: '0' })])).toEqual([]);
  });
});
