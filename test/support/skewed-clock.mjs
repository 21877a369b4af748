// Loaded before the service (`NODE_OPTIONS=--import`): its wall clock is wrong by SKEW_MS. Timers and the monotonic clock
// are right, as on a machine whose time was set wrong.
const skewMs = Number(process.env.SKEW_MS ?? 0);
const Right = Date;

globalThis.Date = class Date extends Right {
  constructor(...given) {
    if (given.length === 0) super(Right.now() + skewMs);
    else super(...given);
  }

  static now() {
    return Right.now() + skewMs;
  }
};
