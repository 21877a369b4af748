import { readFile, stat } from 'node:fs/promises';

/** A file with a password, a token or certificates that cannot be used. The message names its variable. */
export class SecretFileUnreadable extends Error {
  override readonly name = 'SecretFileUnreadable';
}

/** Text of a file, read again when the file changed: a mounted Secret is replaced by renaming, which changes the inode. */
export class SecretFile {
  #version = '';
  #text = '';

  constructor(
    private readonly path: string,
    private readonly variable: string,
  ) {}

  /**
   * Without white space around it.
   * @throws {SecretFileUnreadable}
   */
  async text(): Promise<string> {
    try {
      const { ino, mtimeMs, size } = await stat(this.path);
      const version = `${ino}:${mtimeMs}:${size}`;
      if (version !== this.#version) {
        this.#text = (await readFile(this.path, 'utf8')).trim();
        this.#version = version;
      }
    } catch (cause) {
      throw new SecretFileUnreadable(`the file of ${this.variable} cannot be read`, { cause });
    }
    if (this.#text === '') throw new SecretFileUnreadable(`the file of ${this.variable} is empty`);
    return this.#text;
  }
}
