import { describe, expect, it } from '@jest/globals';
import { calledHosts } from './called-hosts.js';

const hosts = (value: string, name = 'X'): readonly string[] => [
  ...calledHosts({ containers: [{ name: 'app', env: [{ name, value }] }] }, 'shop'),
];

describe('calledHosts', () => {
  it.each([
    ['http://cart:8080/api', ['cart']],
    ['http://cart', ['cart']],
    ['postgres://user:pw@db:5432/shop?sslmode=off', ['db']],
    ['postgres://user:pw@db/shop', ['db']],
    ['redis:6379', ['redis']],
    ['kafka-0:9092,kafka-1:9092', ['kafka-0', 'kafka-1']],
    ['db.shop.svc', ['db']],
    ['db.shop.svc.cluster.local:5432', ['db']],
    ['https://DB.shop.svc/', ['db']],
    ['db.shop:5432', ['db']],
    ['db.other.svc:5432', []],
    ['https://example.com/cart:8080', []],
    ['info', []],
    ['db.shop', []],
    ['10:30', []],
  ])('finds in %j', (value, found) => {
    // A port alone may be a time of day; whether the name is a Service decides.
    expect(hosts(value).filter((name) => !/^\d+$/.test(name))).toEqual(found);
  });

  it('takes the whole value of a variable that is called a host', () => {
    expect(hosts('db', 'DB_HOST')).toEqual(['db']);
    expect(hosts('db', 'upstream')).toEqual(['db']);
    expect(hosts('db', 'DB_NAME')).toEqual([]);
  });

  it('looks through arguments and commands of every container', () => {
    const spec = {
      initContainers: [{ name: 'wait', command: ['sh', '-c', 'nc -z db:5432'] }],
      containers: [{ name: 'app', args: ['--upstream=http://cart:8080', '--level', 'info'] }],
    };
    expect([...calledHosts(spec, 'shop')]).toEqual(['cart', 'db']);
  });

  it('looks through the beginning of a long value alone', () => {
    expect(hosts(`${'x '.repeat(4000)} cart:8080`)).toEqual([]);
    expect(hosts('a-'.repeat(100_000))).toEqual([]);
    expect(hosts(`//${'a.'.repeat(100_000)}`)).toEqual([]);
  });
});
