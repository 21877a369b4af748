/** Nothing can be said, because the cluster or the object could not be read. The message is for people. */
export class CouldNotRead extends Error {
  override readonly name = 'CouldNotRead';
}
