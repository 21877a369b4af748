import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CallerGone } from './errors/caller-gone.js';

/** The connection behind a request. */
export interface Call {
  /** When the request's head arrived, in ms since the epoch: before its body and before any queue. */
  readonly arrivedAt: number;
  /** Aborted with {@link CallerGone} when the connection closes before the answer was sent. */
  readonly hungUp: AbortSignal;
}

/** The call of a reply that was not sent yet. */
export const callOf = (reply: FastifyReply): Call => {
  const gone = new AbortController();
  const onClose = (): void => {
    if (!reply.raw.writableEnded) gone.abort(new CallerGone());
  };
  if (reply.raw.destroyed) onClose();
  else reply.raw.once('close', onClose);
  return { arrivedAt: Math.round(Date.now() - reply.elapsedTime), hungUp: gone.signal };
};

/** Parameter of a handler that works for long: `@TheCall() call: Call`. */
export const TheCall = createParamDecorator((_: unknown, context: ExecutionContext): Call =>
  callOf(context.switchToHttp().getResponse()),
);
