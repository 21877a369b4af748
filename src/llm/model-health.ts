import { Injectable } from '@nestjs/common';
import type { DependencyStatus } from '../lifecycle/dependency.js';
import { HealthOf, type DependencyHealth } from '../lifecycle/health-of.js';
import { ChainCircuit, type Outage } from './chain-circuit.js';

const WHY: Readonly<Record<Outage['why'], string>> = {
  refused: 'refused the credentials',
  outage: 'does not answer',
};

const detailOf = (outages: readonly Outage[]): string =>
  outages.map(({ provider, why }) => `${provider} ${WHY[why]}`).join('; ');

/** Up while a provider may be asked; names those that are not asked at the moment. */
export const modelStatusOf = ({
  state,
  outages,
  available,
}: Pick<ChainCircuit, 'state' | 'outages' | 'available'>): DependencyStatus => {
  if (state === 'disabled') return { state: 'disabled', detail: 'no model is configured; the rules answer' };
  if (outages.length === 0) return { state: 'up', detail: null };
  return available
    ? { state: 'up', detail: detailOf(outages) }
    : { state: 'down', detail: `${detailOf(outages)}; the rules answer` };
};

/** How the model is doing. */
@HealthOf('model')
@Injectable()
export class ModelHealth implements DependencyHealth {
  constructor(private readonly circuit: ChainCircuit) {}

  status(): DependencyStatus {
    return modelStatusOf(this.circuit);
  }
}
