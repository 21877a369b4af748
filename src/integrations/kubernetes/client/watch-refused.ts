/** The API server does not have what a watch would go on from, or the kind at all: list again, or later. */
export class WatchRefused extends Error {
  override readonly name = 'WatchRefused';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
