import { describe, expect, it } from '@jest/globals';
import { hostMentions } from './host-mentions.js';

describe('a host behind an @', () => {
  it('is certain where a user stands before it', () => {
    expect(hostMentions('mongodb://app:pw@orders-db/shop')).toContainEqual(
      expect.objectContaining({ host: 'orders-db', certain: true }),
    );
  });

  it('is a mere word where it is the name of a field', () => {
    expect(hostMentions('{"@l":"Error","@m":"failed"}').filter(({ certain }) => certain)).toEqual([]);
  });
});

describe('what a server holds', () => {
  it.each([
    'ERROR: permission denied for table orders',
    'ERROR: relation "orders" does not exist',
    "no queue 'orders' in vhost '/'",
  ])('is no host, though a Service may have its name: %s', (line) => {
    expect(hostMentions(line).map(({ host }) => host)).not.toContain('orders');
  });

  it('is one where a port stands behind it', () => {
    expect(hostMentions('reading the queue orders:5672 failed')).toContainEqual(
      expect.objectContaining({ host: 'orders', port: 5672 }),
    );
  });
});
