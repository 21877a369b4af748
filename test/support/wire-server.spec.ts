import { afterEach, describe, expect, it } from '@jest/globals';
import { cutOff, huge, inTurn, jsonAnswer, textAnswer, tooManyRequests } from './wire-answers.js';
import { parseRecording, readRecording } from './wire-recording.js';
import { startWireServer, type WireServer } from './wire-server.js';

let server: WireServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const started = async (...names: string[]): Promise<WireServer> => (server = await startWireServer(names));

describe('a recording', () => {
  it('is read into request and answer', async () => {
    const recording = await readRecording('loki/label-values-pod-query');
    expect(recording).toMatchObject({ method: 'GET', path: '/loki/api/v1/label/pod/values', status: 200 });
    expect(recording.parameters).toContainEqual(['query', '{namespace="shop"}']);
    expect(recording.headers).toEqual({ 'content-type': 'application/json; charset=UTF-8' });
    expect(JSON.parse(recording.body.toString())).toMatchObject({ status: 'success' });
  });

  it('may have a form as its request', async () => {
    const recording = await readRecording('loki/range-logs-post-form');
    expect(recording.parameters).toContainEqual(['limit', '1']);
    expect(recording.status).toBe(200);
  });

  it('may have no body', async () => {
    expect(await readRecording('tempo/trace-not-found')).toMatchObject({
      status: 404,
      body: Buffer.alloc(0),
    });
  });

  it('loses its remark and the encoding that the body no longer has', async () => {
    const recording = await readRecording('tempo/search-gzip');
    expect(recording.headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(recording.body.toString())).toHaveProperty('traces');
  });

  it('is refused when its body was cut', () => {
    const text = 'GET /x HTTP/1.1\nHost: a\n\nHTTP/1.1 200 OK\n\n{\n[note: body cut, 1 of 9 bytes shown]\n';
    expect(() => parseRecording('x', text)).toThrow('no whole body');
  });
});

describe('a wire server', () => {
  it('answers what was recorded, whatever the order of the parameters', async () => {
    const { url } = await started('loki/label-values-pod-query');
    const query = 'query=%7Bnamespace%3D%22shop%22%7D&end=1795379170000000000&start=1795375570000000000';
    const response = await fetch(`${url}/loki/api/v1/label/pod/values?${query}`);
    expect(await response.json()).toHaveProperty('data');
  });

  it('tells tenants apart', async () => {
    const { url } = await started('loki/tenant-missing-labels');
    expect((await fetch(`${url}/loki/api/v1/labels`)).status).toBe(401);
    expect((await fetch(`${url}/loki/api/v1/labels`, { headers: { 'x-scope-orgid': 'a' } })).status).toBe(
      501,
    );
  });

  it('may leave parameters out of the comparison', async () => {
    const wire = await started();
    await wire.replay(['tempo/search-q-service'], { ignoring: ['start', 'end', 'limit'] });
    const response = await fetch(
      `${wire.url}/api/search?q=%7B+resource.service.name+%3D+%22checkout%22+%7D&start=1&end=2`,
    );
    expect(response.status).toBe(200);
    expect(wire.requests[0]?.parameters.get('end')).toBe('2');
  });

  it('names a request that nothing answers', async () => {
    const { url } = await started();
    const response = await fetch(`${url}/nope?x=1`);
    expect([response.status, await response.text()]).toEqual([501, 'no recording of GET /nope?x=1']);
  });

  it('answers in turn: busy, broken, cut off, well', async () => {
    const wire = await started();
    wire.answer(
      '/x',
      inTurn(
        tooManyRequests('1'),
        textAnswer(503, 'starting'),
        cutOff('{"a":1}', 3),
        jsonAnswer({ page: 1 }),
        jsonAnswer({ page: 2 }),
      ),
    );
    const busy = await fetch(`${wire.url}/x`);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await fetch(`${wire.url}/x`)).status).toBe(503);
    await expect(fetch(`${wire.url}/x`).then((response) => response.text())).rejects.toThrow();
    expect(await (await fetch(`${wire.url}/x`)).json()).toEqual({ page: 1 });
    expect(await (await fetch(`${wire.url}/x`)).json()).toEqual({ page: 2 });
  });

  it('sends bodies of any size', async () => {
    const wire = await started();
    wire.answer('/big', huge(2, '"', '"'));
    expect((await (await fetch(`${wire.url}/big`)).text()).length).toBe(2 * 1_048_576 + 2);
  });
});
