import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/kubelab/symptoms');

/** The lab's scenarios whose alert is on a caller, as paths from its folder `scenarios`; none where there is no lab. */
export const labSymptoms = (): readonly string[] =>
  existsSync(FOLDER) ? readdirSync(FOLDER).map((name) => `../symptoms/${name}`) : [];
