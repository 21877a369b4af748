import { withFields } from './accumulate.js';
import { fieldsOf, isJsonObject, textIn, type Fields } from './loose-json.js';

/** A tool call as the server wrote it. */
export interface WrittenCall {
  /** `''` where the server gives none. */
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** What else stands in the call, such as a signature. */
  readonly beside: Fields;
  /** What else stands in its `function`. */
  readonly inside: Fields;
}

/**
 * Puts tool calls together from their pieces. OpenAI numbers the calls of a reply and repeats neither id nor name.
 * Others send whole calls, all under index 0 (ollama/ollama#15457) or under none, without ids, or arguments as an object.
 */
export class ToolCallDeltas {
  readonly #calls: WrittenCall[] = [];
  /** Place in {@link #calls} of the call that an index last stood for. */
  readonly #places = new Map<number, number>();

  get calls(): readonly WrittenCall[] {
    return this.#calls;
  }

  /** Takes one item of a `tool_calls` list. */
  add(delta: unknown): void {
    const { id, index, type: _, function: written, ...beside } = fieldsOf(delta);
    const { name, arguments: args, ...inside } = fieldsOf(written);
    const piece = { id: textIn(id), name: textIn(name), arguments: argumentsIn(args), beside, inside };
    const numbered = typeof index === 'number';
    const place = numbered ? this.#places.get(index) : this.#calls.length - 1;
    const open = place === undefined ? undefined : this.#calls[place];
    if (
      place !== undefined &&
      open !== undefined &&
      !(numbered ? isAnother : isAnotherUnnumbered)(open, piece)
    ) {
      this.#calls[place] = {
        id: open.id || piece.id,
        name: isPieceOfName(open, piece) ? open.name + piece.name : open.name || piece.name,
        arguments: open.arguments + piece.arguments,
        beside: withFields(open.beside, piece.beside),
        inside: withFields(open.inside, piece.inside),
      };
      return;
    }
    if (numbered) this.#places.set(index, this.#calls.length);
    this.#calls.push(piece);
  }
}

/** Names come whole; where one comes in pieces, the arguments have not begun. A whole call brings arguments or an id. */
const isPieceOfName = (open: WrittenCall, piece: WrittenCall): boolean =>
  piece.id === '' && differ(open.name, piece.name) && open.arguments === '' && !isJsonObject(piece.arguments);

/** What goes on under a number has no name; its id may be new in each piece. */
const isAnother = (open: WrittenCall, piece: WrittenCall): boolean =>
  (piece.name !== '' && differ(open.id, piece.id)) ||
  (differ(open.name, piece.name) && !isPieceOfName(open, piece)) ||
  (piece.name !== '' && isJsonObject(piece.arguments) && isJsonObject(open.arguments));

/** Without a number, a name begins a call, unless the id says that it is the same one. */
const isAnotherUnnumbered = (open: WrittenCall, piece: WrittenCall): boolean =>
  differ(open.id, piece.id) ||
  isAnother(open, piece) ||
  (piece.name !== '' && open.name !== '' && (piece.id === '' || piece.id !== open.id));

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

const argumentsIn = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : textIn(value);
