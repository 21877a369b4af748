import type { Settings } from '../config/settings.js';
import { EchoMemory } from './echoes/echo-memory.js';
import { mintMasked, type Masked } from './masked.js';
import { TextMasker } from './text-masker.js';

/** Which rule hid something, and where; never what. */
export interface Explained {
  readonly rule: string;
  /** Keys and positions down to the text, in a JSON pointer; the empty text for the value itself. */
  readonly path: string;
  /** Where in that text, in UTF-16 units, `end` excluded. */
  readonly start: number;
  readonly end: number;
}

const escaped = (key: string | number): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** Masks as the service does, and tells of each secret which rule found it. */
export class ExplainingMasker {
  readonly #texts: TextMasker;

  constructor(settings: Pick<Settings, 'masking'>) {
    this.#texts = new TextMasker(settings.masking);
  }

  mask<T>(value: T, tell?: (explained: Explained) => void): Masked<T> {
    if (!tell)
      return mintMasked(this.#texts.mask(value, { echoes: new EchoMemory(), clean: new Set() }) as T);
    const path: string[] = [];
    const at = {
      enter: (key: string | number) => void path.push(`/${escaped(key)}`),
      leave: () => void path.pop(),
    };
    const observe = ({ rule, start, end }: { rule: string; start: number; end: number }): void =>
      tell({ rule, path: path.join(''), start, end });
    const followed = { echoes: new EchoMemory(), clean: new Set<string>() };
    return mintMasked(this.#texts.mask(value, followed, observe, { at }) as T);
  }
}
