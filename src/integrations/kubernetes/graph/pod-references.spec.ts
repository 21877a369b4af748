import { describe, expect, it } from '@jest/globals';
import { hostsOfConfig, hostsOfValue } from './pod-references.js';

const named = (hosts: ReturnType<typeof hostsOfValue>): readonly string[] =>
  hosts.map(({ host, port }) => (port === null ? host : `${host}:${port}`));

describe('hosts of a connection string', () => {
  it.each([
    ['Host=postgresql;Username=shop;Password=x;Database=shop', 'postgresql'],
    ['host=orders-db port=5433 user=app dbname=orders', 'orders-db:5433'],
    ['Server=tcp:sql-orders,1433;Initial Catalog=orders;', 'sql-orders:1433'],
  ])('are named by its own keys: %s', (value, host) => {
    expect(named(hostsOfValue('DB_CONNECTION_STRING', value, 'env X'))).toContain(host);
  });

  it('are not looked for in a text with a single pair', () => {
    expect(named(hostsOfValue('MODE', 'host=orders', 'env X'))).toEqual([]);
  });
});

describe('hosts of a JSON file', () => {
  it('are read on a single line, each by the name before it', () => {
    const text = '{"timeline": {"addr": "timeline-svc", "level": "info"}, "peers": ["cache:6379"]}';
    expect(named(hostsOfConfig({ 'service-config.json': text }))).toEqual(['timeline-svc', 'cache:6379']);
  });

  it('are read line by line where it is no JSON after all', () => {
    expect(named(hostsOfConfig({ 'a.json': '{ addr: rates:8080,\n level: info\n}' }))).toEqual([
      'rates:8080',
    ]);
  });
});
