// CPU of a process by /proc: steadier than wall clock on a machine that others use too. Linux only.
import { readFile } from 'node:fs/promises';

/** Clock ticks of /proc a second on Linux. */
const TICKS = 100;

/** CPU that the process has used, in ms. @param {number} pid */
export const cpuMs = async (pid) => {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
};
