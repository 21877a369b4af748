import { describe, expect, it } from '@jest/globals';
import { filesIn, missingKeyOf, otherSpelling } from './missing-key-lines.js';

describe('the key that a line misses', () => {
  it.each([
    ['fatal: settings.json: required key "tileServer" is missing', 'tileServer'],
    ['FATAL config: key GeoMongoAddress missing in /etc/geo/config.json', 'GeoMongoAddress'],
    ['Missing required environment variable: DATABASE_URL', 'DATABASE_URL'],
    ['Error: environment variable REDIS_HOST is not set', 'REDIS_HOST'],
    ["KeyError: 'REGION'", 'REGION'],
    ["Could not resolve placeholder 'db.url' in value", 'db.url'],
    ['panic: API_TOKEN must be set', 'API_TOKEN'],
    ['dial tcp cart:80: connection refused', null],
    ['open /etc/app/config.yaml: no such file or directory', null],
    ['ERROR: relation "orders" does not exist', null],
    ['nginx: [emerg] unknown directive "proxy_passs"', null],
  ])('%s', (line, key) => {
    expect(missingKeyOf(line)).toBe(key);
  });

  it('names the files of a line', () => {
    expect(filesIn('key x missing in /etc/geo/config.json')).toContain('/etc/geo/config.json');
    expect(filesIn('settings.yaml: no key x')).toContain('settings.yaml');
  });

  it('finds another spelling of a key', () => {
    expect(otherSpelling('tileServer', ['{"tile_server": 1}'])).toBe('tile_server');
    expect(otherSpelling('tileServer', ['{"tiles": 1}'])).toBeNull();
  });
});
