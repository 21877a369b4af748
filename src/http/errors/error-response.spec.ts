import { describe, expect, it } from '@jest/globals';
import { BadRequestException, HttpException, NotFoundException, UnauthorizedException } from '@nestjs/common';
import { IngestUnavailable } from '../../intake/alert-ingest.js';
import { errorResponse } from './error-response.js';
import { InvalidRequest } from './invalid-request.js';
import { Unavailable } from './unavailable.js';

describe('the answer to an error', () => {
  it.each([
    [new InvalidRequest([{ type: 'missing', loc: ['body'], msg: 'Field required' }]), 422, {}],
    [new Unavailable('queue full', 7), 503, { 'retry-after': '7' }],
    [new IngestUnavailable('nats://user:secret@host'), 503, { 'retry-after': '5' }],
    [new UnauthorizedException('a secret'), 401, { 'www-authenticate': 'Bearer' }],
    [new NotFoundException('a secret'), 404, {}],
    [new BadRequestException('a secret'), 400, {}],
    [new HttpException('a secret', 413), 413, {}],
    [new Error('a secret'), 500, {}],
    ['a secret', 500, {}],
    [undefined, 500, {}],
  ])('has the right code and headers and no internal text: %s', (error, status, headers) => {
    const response = errorResponse(error, []);
    expect({ status: response.status, headers: response.headers }).toEqual({ status, headers });
    expect(JSON.stringify(response.body)).not.toContain('secret');
  });

  it('is 405 where the path knows other methods', () => {
    expect(errorResponse(new NotFoundException(), ['GET', 'HEAD'])).toEqual({
      status: 405,
      body: { detail: 'Method Not Allowed' },
      headers: { allow: 'GET, HEAD' },
    });
  });
});
