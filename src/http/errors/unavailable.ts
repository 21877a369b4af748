/** Work that cannot be taken on now but may be later: answered 503 with `Retry-After`. The message is shown to the caller. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
