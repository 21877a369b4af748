// Medians and tables for the benches.
import { availableParallelism, cpus, loadavg } from 'node:os';

const WIDTH = 12;
const NAME_WIDTH = 46;

/** @param {readonly number[]} values @param {number} share 0 to 1 */
export const percentile = (values, share) => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
};

/** @param {readonly number[]} values */
export const median = (values) => percentile(values, 0.5);

/** @param {number} value */
export const ms = (value) => `${value.toFixed(1)} ms`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** What was measured on, for whoever compares two runs. */
const machine = () => {
  const [{ model } = { model: 'unknown' }] = cpus();
  const load = loadavg()[0].toFixed(2);
  return `Node ${process.versions.node}, ${availableParallelism()} × ${model.trim()}, load ${load} at the end`;
};

/**
 * Prints one table with the machine below it.
 * @param {string} title @param {readonly string[]} columns @param {readonly (readonly string[])[]} rows name first
 */
export const printTable = (title, columns, rows) => {
  const line = ([name, ...cells]) =>
    `  ${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(WIDTH)).join('')}`;
  const lines = [title, line(['', ...columns]), ...rows.map(line), `  ${machine()}`];
  process.stdout.write(`${lines.join('\n')}\n\n`);
};
