import { isHealthy, type ContainerView, type Termination } from './container-view.js';
import { timeOf, type PodView, type Scene } from './scene.js';

/** How long before the alert a fault that has healed since may still be its cause. */
const RELEVANT_MS = 60 * 60 * 1000;

/**
 * Lowers a confidence for what is further from the alert: a sibling of the target pod, or a pod seen only because it
 * runs on the node that the alert is about.
 */
export const forPod = (scene: Scene, view: PodView, confidence: number): number => {
  if (scene.aboutNode) return confidence * 0.4;
  const targetKnown = scene.facts.pod.status === 'ok';
  return view.isTarget || !targetKnown ? confidence : confidence * 0.85;
};

/** The same for a container; lowered again for another container than the one that the alert names. */
export const forContainer = (
  scene: Scene,
  view: PodView,
  container: ContainerView,
  confidence: number,
): number => {
  const named = scene.facts.target.container;
  const other = named !== null && view.isTarget && named !== container.name;
  return forPod(scene, view, other ? confidence * 0.85 : confidence);
};

/** Lowers a confidence for a termination that the container has recovered from long before the alert. */
export const forTermination = (
  scene: Scene,
  container: ContainerView,
  termination: Termination,
  confidence: number,
): number => {
  if (!isHealthy(container)) return confidence;
  const finished = timeOf(termination.finishedAt);
  const recent = finished === null || finished > Math.min(scene.startedMs, scene.nowMs) - RELEVANT_MS;
  return recent ? confidence * 0.9 : confidence * 0.35;
};
