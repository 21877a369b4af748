import { beforeAll, describe, expect, it } from '@jest/globals';
import { postgresForThisFile, type PostgresServer } from './postgres-server.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

describe('the PostgreSQL of the tests', () => {
  it('keeps what it was told over a crash', async () => {
    await server.query('postgres', 'create table kept (value text)');
    await server.query('postgres', 'insert into kept values ($1)', ['here']);
    await server.stop();
    await expect(server.query('postgres', 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await server.query('postgres', 'select value from kept')).toEqual([{ value: 'here' }]);
  });
});
