/** The caller closed the connection before its answer was ready: nothing is left to reply to. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
  constructor() {
    super('the caller closed the connection');
  }
}
