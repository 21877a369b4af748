import { BlockList, isIP } from 'node:net';

const BLOCK = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/;

/**
 * The address blocks of a NO_PROXY list, such as `10.0.0.0/8`: clusters write them, and undici, which knows the rest of
 * the list, does not. An entry that is no block is passed over.
 */
export class AddressBlocks {
  readonly #blocks = new BlockList();

  constructor(noProxy: string) {
    for (const entry of noProxy.split(/[,\s]+/)) {
      const [, address = '', bits = ''] = BLOCK.exec(entry) ?? [];
      const family = isIP(address);
      if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) continue;
      this.#blocks.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  /** Whether the host is an address in one of the blocks. A name is in none: it is not resolved. */
  has({ hostname }: Pick<URL, 'hostname'>): boolean {
    const address = hostname.replace(/^\[(.+)\]$/, '$1');
    const family = isIP(address);
    return family !== 0 && this.#blocks.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }
}
