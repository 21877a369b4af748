// The bill of materials of the image's packages (CycloneDX), as npm writes it from the lock file, without those that nothing of the image loads.
import { execFileSync } from 'node:child_process';

/**
 * @param {ReadonlySet<string>} shipped names of the packages in the image
 * @returns {{ readonly components: readonly { readonly name: string, readonly version: string, readonly licenses?: readonly object[] }[] }}
 */
export const sbomOf = (shipped) => {
  const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'];
  const whole = JSON.parse(execFileSync('npm', ['sbom', ...options], { maxBuffer: 64 * 1024 * 1024 }));
  const nameOf = ({ group, name }) => (group === undefined ? name : `${group}/${name}`);
  return { ...whole, components: whole.components.filter((part) => shipped.has(nameOf(part))) };
};
