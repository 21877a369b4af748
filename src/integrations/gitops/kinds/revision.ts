/** Characters of a commit and of a digest that are shown: as many as git and registries show. */
const COMMIT_SHOWN = 7;
const DIGEST_SHOWN = 12;

/** `main@sha1:3f2a…` and `main/3f2a…` of Flux, `3f2a…` of Argo CD. */
const COMMIT = /^(?:(?<ref>.+?)[@/])?(?:sha1:)?(?<sha>[0-9a-f]{7,40})$/;
/** `1.4.0@sha256:9c1e…` of an OCI artifact; a bucket has only the digest. */
const DIGEST = /^(?:(?<ref>.+?)@)?sha256:(?<sha>[0-9a-f]{12,64})$/;
const VERSION = /^v?\d+\.\d+(?:\.\d+)?(?:[-+].*)?$/;
/** Most characters of a revision that has none of the known forms. */
const CAP = 80;

const beside = (ref: string | undefined): string =>
  ref === undefined ? '' : ` (${ref.replace(/^refs\/(?:heads|tags)\//, '').slice(0, CAP)})`;

/** A revision as people say it: `commit 3f2a9c1 (main)`, `chart version 1.4.0`, `artifact 9c1e07d2aa41 (1.4.0)`. */
export const revisionText = (revision: string): string => {
  const commit = COMMIT.exec(revision)?.groups;
  if (commit !== undefined) return `commit ${commit['sha']?.slice(0, COMMIT_SHOWN)}${beside(commit['ref'])}`;
  const digest = DIGEST.exec(revision)?.groups;
  if (digest !== undefined)
    return `artifact ${digest['sha']?.slice(0, DIGEST_SHOWN)}${beside(digest['ref'])}`;
  return `${VERSION.test(revision) ? 'chart version' : 'revision'} ${revision.slice(0, CAP)}`;
};

/** Revisions of an application with several sources; `null` where none is told. */
export const revisionsText = (
  revision: string | undefined,
  revisions: readonly string[] | undefined,
): string | null => {
  const all = [...new Set(revision ? [revision] : (revisions ?? []))].filter((each) => each !== '');
  return all.length === 0 ? null : all.slice(0, 3).map(revisionText).join(', ');
};

/** The address of a repository without a name and password that stand in it. */
export const repositoryText = (url: string): string => url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
