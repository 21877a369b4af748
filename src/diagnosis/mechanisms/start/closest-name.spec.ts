import { describe, expect, it } from '@jest/globals';
import { closest } from './closest-name.js';

describe('the name that was probably meant', () => {
  it.each([
    ['tileServer', ['listen', 'tile_server'], 'tile_server'],
    ['offers-store', ['offer-store', 'market'], 'offer-store'],
    ['db.url', ['db.uri', 'db.user'], 'db.uri'],
    ['url', ['database_url'], 'database_url'],
    ['app.yaml', ['application.properties'], null],
    ['a', ['b'], null],
    ['same', ['same'], null],
  ])('%s among %j is %s', (name, among, expected) => {
    expect(closest(name, among)).toBe(expected);
  });
});
