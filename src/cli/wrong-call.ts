/** A command was called wrongly; its usage is told with the reason. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall';
}
