import { describe, expect, it } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { PlainMasker } from '../../test/support/plain-masker.js';
import { ConstantBody, MaskedBody } from './masked-body.interceptor.js';

class Routes {
  @ConstantBody()
  constant(): void {}

  answer(): void {}
}

const send = (handler: keyof Routes, body: unknown): Promise<unknown> => {
  const context = {
    getHandler: () => Routes.prototype[handler],
    getClass: () => Routes,
  } as unknown as ExecutionContext;
  const next: CallHandler = { handle: () => of(body) };
  return lastValueFrom(new MaskedBody(new Reflector()).intercept(context, next));
};

describe('a response body', () => {
  it('leaves when it is masked', async () => {
    expect(await send('answer', new PlainMasker().mask({ text: '[MASKED]' }))).toEqual({ text: '[MASKED]' });
  });

  it.each([[{ text: 'raw' }], ['raw'], [null], [undefined], [{ value: 'looks masked' }]])(
    'is refused when it is not: %j',
    async (body) => {
      await expect(send('answer', body)).rejects.toThrow('Routes.answer returned a body that was not masked');
    },
  );

  it('leaves as it is when the handler declares it constant', async () => {
    expect(await send('constant', { status: 'ok' })).toEqual({ status: 'ok' });
  });
});
