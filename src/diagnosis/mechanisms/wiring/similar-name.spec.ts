import { describe, expect, it } from '@jest/globals';
import { similarName } from './similar-name.js';

describe('the name that is probably meant', () => {
  it.each([
    ['order', ['orders', 'stock'], 'orders'],
    ['store-offers', ['offers-store'], 'offers-store'],
    ['offers-store', ['offer-store', 'store'], 'offer-store'],
    ['archive', ['archive-v2', 'articles'], 'archive-v2'],
    ['ads', ['api', 'adm'], 'adm'],
    ['payments', ['search', 'cart'], null],
    ['db', ['mongo-db'], null],
    ['cart', ['cart'], null],
  ])('%s among %j is %s', (name, others, expected) => {
    expect(similarName(name, others)).toBe(expected);
  });
});
