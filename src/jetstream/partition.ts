/**
 * Where a group's work and results are, from 0: by its hash, so that they are in one stream each and what is fenced by sequences
 * stays so.
 * @param group 16 hex digits
 */
export const partitionOf = (group: string, partitions: number): number =>
  partitions === 1 ? 0 : Number.parseInt(group.slice(0, 8), 16) % partitions;
