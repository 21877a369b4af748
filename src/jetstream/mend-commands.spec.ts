import { describe, expect, it } from '@jest/globals';
import { mendBucket, mendConsumer, mendStream } from './mend-commands.js';

describe('what mends a topology', () => {
  it('is one command for fields that can be changed, fit for a shell', () => {
    const wanted = { subjects: ['kuberca.work.>'], max_msgs_per_subject: 1, discard: 'old' };
    expect(mendStream('KUBERCA_WORK', ['subjects', 'max_msgs_per_subject'], wanted)).toBe(
      "nats stream edit KUBERCA_WORK '--subjects=kuberca.work.>' --max-msgs-per-subject=1 --force",
    );
    expect(mendConsumer('KUBERCA_ALERTS', 'intake', ['ack_wait'], { ack_wait: 30_000_000_000 })).toBe(
      'nats consumer edit KUBERCA_ALERTS intake --wait=30000ms --force',
    );
    expect(mendBucket('kuberca_lease', 45_000)).toBe(
      'nats stream edit KV_kuberca_lease --max-age=45000ms --force',
    );
  });

  it('is to make anew what cannot be changed', () => {
    expect(mendStream('KUBERCA_WORK', ['retention'], { retention: 'workqueue' })).toBe(
      'retention cannot be changed: stop the service, nats stream rm KUBERCA_WORK, then kuberca topology --create',
    );
  });
});
