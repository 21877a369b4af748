import { describe, expect, it } from '@jest/globals';
import { askedHost } from './asked-host.js';

describe('the host that is asked for', () => {
  it.each([
    ["nc: bad address 'offers-store'", 'offers-store'],
    ['waiting for broker:4222', 'broker'],
    ['sh -c until nc -z -w 2 broker 4222; do sleep 1; done', 'broker'],
    ["** server can't find ledger-db.shop.svc.cluster.local: NXDOMAIN", 'ledger-db.shop.svc.cluster.local'],
    ['dial tcp: lookup cache on 10.96.0.10:53: no such host', 'cache'],
    ['Error: getaddrinfo ENOTFOUND users-api', 'users-api'],
    ['curl http://auth.shop:8080/ready', 'auth.shop'],
    ['pg_isready -h orders-db -p 5432', 'orders-db'],
    ['java.net.UnknownHostException: kafka-0', 'kafka-0'],
    ['waiting for postgres...', 'postgres'],
    ['waiting for job/exhibits-migrate-42 to complete', null],
    ['loading', null],
  ])('%s: %s', (text, host) => {
    expect(askedHost(text)).toBe(host);
  });
});
