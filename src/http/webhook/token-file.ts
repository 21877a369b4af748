import { readFile, stat } from 'node:fs/promises';

/** The token file is missing, unreadable or empty: nobody can be let in. */
export class TokenUnreadable extends Error {
  override readonly name = 'TokenUnreadable';
}

/**
 * The token in a file, read again when the file changed (a mounted Secret is replaced by renaming, which changes the
 * inode). Surrounding white space is not part of it.
 */
export class TokenFile {
  #version = '';
  #token = '';

  constructor(private readonly path: string) {}

  /** @throws {TokenUnreadable} */
  async token(): Promise<string> {
    try {
      const { ino, mtimeMs, size } = await stat(this.path);
      const version = `${ino}:${mtimeMs}:${size}`;
      if (version !== this.#version) {
        this.#token = (await readFile(this.path, 'utf8')).trim();
        this.#version = version;
      }
    } catch (cause) {
      throw new TokenUnreadable('the webhook token file cannot be read', { cause });
    }
    if (this.#token === '') throw new TokenUnreadable('the webhook token file is empty');
    return this.#token;
  }
}
