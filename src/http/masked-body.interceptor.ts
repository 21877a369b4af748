import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type CustomDecorator,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { Masked } from '../masking/index.js';

const CONSTANT = Symbol('constant body');

/** Marks a handler whose body is the same for everyone and holds nothing from outside, so that it needs no masking. */
export const ConstantBody = (): CustomDecorator<symbol> => SetMetadata(CONSTANT, true);

/** Marks a handler whose body holds nothing but numbers and words of the code, so that it needs no masking. */
export const OwnWordsBody = ConstantBody;

/** Marks a handler that writes its answer itself, in parts each of which was masked where it was made. */
export const MaskedParts = ConstantBody;

/**
 * Lets only masked bodies out (docs/masking.md): every handler returns a `Masked` value or declares its body constant.
 * Anything else is a defect and answered 500.
 */
@Injectable()
export class MaskedBody implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const handler = context.getHandler();
    if (this.reflector.get<boolean>(CONSTANT, handler) === true) return next.handle();
    return next.handle().pipe(
      map((body) => {
        if (body instanceof Masked) return body.value;
        throw new TypeError(`${context.getClass().name}.${handler.name} returned a body that was not masked`);
      }),
    );
  }
}
