import { readFile, stat } from 'node:fs/promises';
import { parse } from 'yaml';
import { InvalidMapping, readMappings } from './mapping.js';
import { mappedSender } from './mapped-sender.js';
import type { Sender } from '../sender.js';

/** Largest file, bytes. */
const MAX_BYTES = 262_144;

/** The file of `ALERT_MAPPING_FILE` cannot be used; the message says why. */
export class MappingUnusable extends Error {
  override readonly name = 'MappingUnusable';
}

const sendersIn = (text: string): readonly Sender[] => {
  try {
    // JSON is YAML.
    return readMappings(parse(text, { maxAliasCount: 0 })).map(mappedSender);
  } catch (error) {
    const why =
      error instanceof InvalidMapping
        ? error.message
        : `no YAML: ${(error as Error).message.split('\n')[0] ?? ''}`;
    throw new MappingUnusable(why, { cause: error });
  }
};

/** The senders of a file of mappings, read again when the file changed. */
export class MappingFile {
  #version = '';
  #read: readonly Sender[] | MappingUnusable = new MappingUnusable('it was not read yet');

  constructor(private readonly path: string) {}

  /** @throws {MappingUnusable} while the file is missing or wrong */
  async senders(): Promise<readonly Sender[]> {
    const { ino, mtimeMs, size } = await stat(this.path).catch((cause: unknown) => {
      throw new MappingUnusable('it is not there or cannot be read', { cause });
    });
    if (size > MAX_BYTES) throw new MappingUnusable(`it is larger than ${MAX_BYTES} bytes`);
    const version = `${ino}:${mtimeMs}:${size}`;
    if (version !== this.#version) {
      this.#read = await this.#parsed();
      this.#version = version;
    }
    if (this.#read instanceof MappingUnusable) throw this.#read;
    return this.#read;
  }

  async #parsed(): Promise<readonly Sender[] | MappingUnusable> {
    try {
      return sendersIn(await readFile(this.path, 'utf8'));
    } catch (error) {
      return error instanceof MappingUnusable
        ? error
        : new MappingUnusable('it is not there or cannot be read', { cause: error });
    }
  }
}
