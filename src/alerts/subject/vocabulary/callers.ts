/** Labels with which a mesh names the far end of a request; an alert that has one is about that end. */
export const DESTINATION = [
  'destination_service_name',
  'destination_service',
  'destination_workload',
  'destination_canonical_service',
  'destination_app',
  'dst_deployment',
  'dst_statefulset',
  'dst_daemonset',
  'dst_service',
] as const;
