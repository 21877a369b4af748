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

describe('a page for people', () => {
  it.each([
    'QueuePool limit of size 5 reached (Background on this error at: https://sqlalche.me/e/20/3o7r)',
    'invalid option; see https://docs.example.com/options for more',
  ])('that an error points to is nobody who is called: %s', (line) => {
    expect(hostMentions(line)).not.toContainEqual(expect.objectContaining({ certain: true }));
  });

  it('is no other address', () => {
    expect(hostMentions('could not read https://orders.example.com/next')).toContainEqual(
      expect.objectContaining({ host: 'orders.example.com', certain: true }),
    );
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
