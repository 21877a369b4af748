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

  /** @param offered names of the tools that the model may call: what tells a name in pieces from a second call */
  constructor(private readonly offered: ReadonlySet<string> = new Set()) {}

  /** Takes one item of a `tool_calls` list. */
  add(delta: unknown): void {
    const { id, index, type: _, function: written, ...beside } = fieldsOf(delta);
    const { name, arguments: args, ...inside } = fieldsOf(written);
    const piece = { id: textIn(id), name: textIn(name), arguments: argumentsIn(args), beside, inside };
    const number = numberIn(index);
    const place = number === null ? this.#placeOf(piece) : this.#places.get(number);
    const open = place === undefined ? undefined : this.#calls[place];
    if (place === undefined || open === undefined || this.#isAnother(open, piece, number !== null)) {
      if (number !== null) this.#places.set(number, this.#calls.length);
      this.#calls.push(piece);
      return;
    }
    this.#calls[place] = {
      id: open.id || piece.id,
      name: this.#nameOf(open, piece),
      arguments: open.arguments + piece.arguments,
      beside: withFields(open.beside, piece.beside),
      inside: withFields(open.inside, piece.inside),
    };
  }

  /** Where a piece without a number belongs: to the call of its id, else to the last. */
  #placeOf({ id }: WrittenCall): number {
    const named = id === '' ? -1 : this.#calls.findLastIndex((call) => call.id === id);
    return named < 0 ? this.#calls.length - 1 : named;
  }

  #nameOf(open: WrittenCall, piece: WrittenCall): string {
    if (!this.#isPieceOfName(open, piece)) return open.name || piece.name;
    // Some write the name so far in each piece.
    return piece.name.startsWith(open.name) ? piece.name : open.name + piece.name;
  }

  /**
   * Names come whole; where one comes in pieces, the arguments have not begun, and the piece is no tool's name, or the name so far
   * grown to one. Of a server whose tools are not known, a whole call brings arguments or an id.
   */
  #isPieceOfName(open: WrittenCall, piece: WrittenCall): boolean {
    if (!differ(open.name, piece.name) || differ(open.id, piece.id) || open.arguments !== '') return false;
    if (this.offered.size === 0) return piece.id === '' && !isJsonObject(piece.arguments);
    const isGrown = piece.name.startsWith(open.name) && !this.offered.has(open.name);
    return isGrown || !this.offered.has(piece.name);
  }

  /** What goes on under a number has no name; its id may be new in each piece. Without one, a name begins a call, unless the id is the same. */
  #isAnother(open: WrittenCall, piece: WrittenCall, isNumbered: boolean): boolean {
    if (this.#isPieceOfName(open, piece)) return false;
    return isOther(open, piece) || (!isNumbered && isOtherUnnumbered(open, piece));
  }
}

const isOther = (open: WrittenCall, piece: WrittenCall): boolean =>
  (piece.name !== '' && differ(open.id, piece.id)) ||
  differ(open.name, piece.name) ||
  (piece.name !== '' && isJsonObject(piece.arguments) && isJsonObject(open.arguments));

const isOtherUnnumbered = (open: WrittenCall, piece: WrittenCall): boolean =>
  differ(open.id, piece.id) ||
  (piece.name !== '' && open.name !== '' && (piece.id === '' || piece.id !== open.id));

/** Some write the number as a text. */
const numberIn = (index: unknown): number | null =>
  typeof index === 'number' || (typeof index === 'string' && /^\d+$/.test(index)) ? Number(index) : null;

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other;

const argumentsIn = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : textIn(value);
