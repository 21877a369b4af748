import { describe, expect, it } from '@jest/globals';
import { wholeCluster } from '../../../../test/support/every-alert.js';
import { InMemoryReader } from '../../../../test/support/in-memory-reader.js';
import { targetFromLabels } from '../../../alerts/target-from-labels.js';
import { loadSettings } from '../../../config/load.js';
import type { KubeObject } from '../../../evidence/objects.js';
import type { ListQuery } from '../reader.js';
import type { ReadOutcome } from '../../../transport/read-outcome.js';
import { collectorsOver } from '../../../../test/support/integrations.js';

const SLOW: ReadonlySet<string> = new Set(['horizontalpodautoscalers', 'ingresses']);

/** Some of its lists never answer, not even when they are aborted. */
class StuckReader extends InMemoryReader {
  override list<T extends KubeObject>(query: ListQuery): Promise<ReadOutcome<readonly T[]>> {
    return SLOW.has(query.plural) ? new Promise(() => undefined) : super.list(query);
  }
}

describe('a list that never answers', () => {
  it('costs twice the time of a call and what hangs on it, nothing else', async () => {
    const labels = { namespace: 'shop', pod: 'configured' };
    const settings = loadSettings({ K8S_API_TIMEOUT_SECONDS: '1' });
    const { evidence, facts } = await collectorsOver(new StuckReader(wholeCluster), settings).collect(
      {
        target: targetFromLabels(labels, null),
        others: [],
        labels,
        annotations: {},
        startsAt: '2026-03-02T09:14:30Z',
      },
      new AbortController().signal,
    );
    expect(facts.pod.status).toBe('ok');
    expect(evidence.find(({ type }) => type === 'change')?.body).toMatchObject({
      notes: [
        expect.stringMatching(/^secret/),
        'autoscalers of namespace shop: timeout: no answer within 2 s',
      ],
    });
    expect(evidence.filter(({ status }) => status === 'timeout').map(({ title }) => title)).toEqual([
      // certificates wait for the ingresses, and may or may not be there in time
      expect.stringMatching(/^autoscalers of namespace shop, ingresses of namespace shop/),
    ]);
    expect(evidence.map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^services that the target calls/)]),
    );
  }, 30_000);
});
