/** Agents that carry the traffic of a node's pods to Services and other nodes, by how their pods are called. */
const AGENT =
  /^(?:[a-z0-9]+-)?(?:kube-proxy|cilium|calico-node|canal|kube-flannel(?:-ds)?|weave-net|kube-router|antrea-agent|ovnkube-node|ovs-node|aws-node|azure-cni|kindnet)-[a-z0-9]{5}$/;

/** Whether a pod of this name sets up or carries the network of its node. */
export const isNetworkAgent = (pod: string): boolean => AGENT.test(pod);
