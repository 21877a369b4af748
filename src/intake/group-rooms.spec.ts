import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AlertId } from '../alerts/alert.js';
import { type GroupHash, groupHashOf } from '../alerts/group-key.js';
import { firstOfSiblings } from '../alerts/sibling-group.js';
import type { Membership } from '../jetstream/group-membership.js';
import { GroupRooms } from './group-rooms.js';

const KEY = { cluster: 'default', namespace: 'shop', workload: 'cart' };
const WANTED: Membership = { group: groupHashOf(KEY), key: KEY };

/** What all processes wrote: in which group each alert is. */
class Written {
  readonly groups = new Map<AlertId, Membership>();
  counts = 0;

  process(maxMembers: number): GroupRooms {
    return new GroupRooms({
      maxMembers,
      count: async (group) => {
        this.counts += 1;
        return this.sizeOf(group);
      },
      find: async (id) => this.groups.get(id) ?? null,
    });
  }

  sizeOf(group: GroupHash): number {
    return [...this.groups.values()].filter((membership) => membership.group === group).length;
  }

  get sizes(): readonly number[] {
    const sizes = new Map<GroupHash, number>();
    for (const { group } of this.groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    return [...sizes.values()];
  }

  async join(rooms: GroupRooms, name: number): Promise<Membership> {
    const id = String(name) as AlertId;
    return rooms.join(id, WANTED, async (place) => {
      await new Promise((resolve) => setImmediate(resolve));
      // As the bucket does: whoever is first decides.
      const known = this.groups.get(id) ?? place;
      this.groups.set(id, known);
      return known;
    });
  }
}

describe('room in a group', () => {
  it.each([[100], [1000]])(
    'is for %d alerts, those beyond are in siblings that tell their first',
    async (max) => {
      const written = new Written();
      const rooms = written.process(max);
      for (let name = 0; name < 2.5 * max; name += 1) await written.join(rooms, name);
      expect(written.sizes).toEqual([max, max, max / 2]);
      const places = new Map([...written.groups.values()].map(({ group, key }) => [group, key]));
      expect([...places.values()].map((key) => [key['sibling'] ?? '1', firstOfSiblings(key)])).toEqual([
        ['1', null],
        ['2', WANTED.group],
        ['3', WANTED.group],
      ]);
      // Counting lists the whole group: a few times for all of them, not for each.
      expect(written.counts).toBeLessThan(100);
    },
  );

  it('holds for many that come at once', async () => {
    const written = new Written();
    const rooms = written.process(50);
    await Promise.all(Array.from({ length: 130 }, (_, name) => written.join(rooms, name)));
    expect(Math.max(...written.sizes)).toBeLessThanOrEqual(50);
    expect(written.groups.size).toBe(130);
  });

  it.each([2, 4])('is exceeded by a little at most where %d processes let in at once', async (count) => {
    const written = new Written();
    const processes = Array.from({ length: count }, () => written.process(1000));
    await Promise.all(
      processes.map(async (rooms, process) => {
        for (let name = 0; name < 1200; name += 1) await written.join(rooms, process * 10_000 + name);
      }),
    );
    expect(Math.max(...written.sizes)).toBeLessThanOrEqual(1000 + 10 * count);
  });

  it('leaves an alert where it is, however often it comes and whoever takes it in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: fc.nat({ max: 80 }), process: fc.nat({ max: 1 }) }), { maxLength: 400 }),
        async (joins) => {
          const written = new Written();
          const processes = [written.process(20), written.process(20)];
          const first = new Map<number, string>();
          for (const { name, process } of joins) {
            const { group } = await written.join(processes[process]!, name);
            expect(first.get(name) ?? group).toBe(group);
            first.set(name, group);
          }
        },
      ),
    );
  });

  it('is there again where it was counted anew by another process', async () => {
    const written = new Written();
    const before = written.process(100);
    for (let name = 0; name < 120; name += 1) await written.join(before, name);
    for (let name = 0; name < 60; name += 1) written.groups.delete(String(name) as AlertId);
    const after = written.process(100);
    expect((await written.join(after, 500)).group).toBe(WANTED.group);
  });
});
