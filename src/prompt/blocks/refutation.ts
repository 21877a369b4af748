/** What would show that a hypothesis of an area is wrong. An area is the part of a mechanism's id before the slash. */
const BY_AREA: Readonly<Record<string, string>> = {
  memory: 'another exit reason, or memory below the limit when it ended',
  crash: 'an exit without this line, or the same line in runs that went well',
  config: 'the value in force is another, or it worked with this value before',
  probe: 'the endpoint answers the probe, or what it depends on failed first',
  image: 'the image is on the node, or another pod pulls it',
  start: 'the container started in the meantime',
  init: 'the init container ended well',
  scheduling: 'a node has room and admits the pod',
  node: 'the node is ready, or pods elsewhere fail alike',
  storage: 'the volume is bound and mounted',
  wiring: 'traffic reaches ready endpoints',
  mesh: 'calls fail without the mesh too',
  certificate: 'the certificate that is served is valid',
  refused: 'the object was admitted in the meantime',
  job: 'a later run succeeded',
  scaling: 'the wanted size was reached, or load did not rise',
  controller: 'the rollout went on',
  disruption: 'the pods were not disrupted',
  platform: 'others that use it are well',
  change: 'it began before the change',
  spec: 'its siblings have the same and are well',
  gitops: 'the cluster has what was asked for',
  helm: 'the release is deployed',
  run: 'it ran on after that',
  logs: 'the same lines stand in times without trouble',
};

const OTHERWISE = 'it began after the alert, or something it depends on failed before it';

/** What would refute a hypothesis, in a few words. */
export const refutationOf = (mechanism: string): string =>
  BY_AREA[mechanism.slice(0, Math.max(0, mechanism.indexOf('/')))] ?? OTHERWISE;
