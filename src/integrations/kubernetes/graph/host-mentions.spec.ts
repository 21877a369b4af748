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
