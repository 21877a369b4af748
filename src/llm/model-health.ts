import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { Masker } from '../masking/index.js';
import { ChainCircuit, type Outage } from './chain-circuit.js';

const WHY: Readonly<Record<Outage['why'], string>> = {
  refused: 'refused the credentials',
  outage: 'does not answer',
  rejects: 'rejects every request',
};

const detailOf = (outages: readonly Outage[]): string =>
  outages
    .map(({ provider, why, words }) => `${provider} ${WHY[why]}${words === undefined ? '' : ` (${words})`}`)
    .join('; ');

/** A model that calls no tools still answers, from what was collected for it. */
const toolsDetail = (providers: readonly string[]): string | null =>
  providers.length === 0 ? null : `called no tool when told to: ${providers.join(', ')}`;

/** Up while a provider may be asked; names those that are not asked at the moment. */
export const modelStatusOf = ({
  state,
  outages,
  available,
  withoutTools,
}: Pick<ChainCircuit, 'state' | 'outages' | 'available' | 'withoutTools'>): DependencyStatus => {
  if (state === 'disabled') return { state: 'disabled', detail: 'no model is configured; the rules answer' };
  if (outages.length === 0) return { state: 'up', detail: toolsDetail(withoutTools) };
  return available
    ? { state: 'up', detail: detailOf(outages) }
    : { state: 'down', detail: `${detailOf(outages)}; the rules answer` };
};

/** How the model is doing. */
@HealthOf('model')
@Injectable()
export class ModelHealth implements DependencyHealth {
  constructor(
    private readonly circuit: ChainCircuit,
    private readonly masker: Masker,
  ) {}

  status(): DependencyStatus {
    const { state, detail } = modelStatusOf(this.circuit);
    return { state, detail: detail === null ? null : this.masker.text(detail).value };
  }
}
