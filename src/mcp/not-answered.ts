/** An assistant's question that has no answer; the message says what to ask instead. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
}
