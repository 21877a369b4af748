import type { EntityChange, EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import { bounded } from '../../../evidence/bounded-text.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';

/** What an object that deploys says of itself. */
export interface DeliveryState {
  /** Whether it is not well by its own doing; `null` where its state is that of what it deploys. */
  readonly sick: boolean | null;
  readonly trouble: readonly string[];
  readonly changes: readonly EntityChange[];
  readonly relations: readonly RelationDraft[];
  /** What evidence and tools show, plain JSON; values of charts and manifests are left out: they hold secrets. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the objects of a kind are looked at. Pure. */
export type DeliveryReader = (object: KubeObject, ref: EntityRef) => DeliveryState;

/** Declares how a kind is looked at. */
export const deliveryReader =
  <T extends KubeObject>(look: (object: T, ref: EntityRef) => DeliveryState): DeliveryReader =>
  (object, ref) =>
    look(object as T, ref); // objects of a kind have its type

/** Most characters of a message: those of Helm and of Argo CD repeat what they tried. */
const MESSAGE_CAP = 400;
/** Most changes that are told. */
const MAX_CHANGES = 10;

export const messageText = (text: string | undefined): string => bounded(text ?? '', MESSAGE_CAP);

/** `: message`, or nothing. */
export const saying = (text: string | undefined): string =>
  text === undefined || text.trim() === '' ? '' : `: ${messageText(text)}`;

/** A condition as trouble: `Ready is False, UpgradeFailed: …`. */
export const conditionText = ({ type, status, reason, message }: Condition): string =>
  `${type} is ${status}${reason ? `, ${reason}` : ''}${saying(message)}`;

/** Conditions as evidence shows them. */
export const shownConditions = (conditions: readonly Condition[] = []) =>
  conditions.slice(0, 8).map(({ type, status, reason, message, lastTransitionTime }) => ({
    type,
    status,
    reason,
    message: messageText(message),
    since: lastTransitionTime,
  }));

/** A change whose time may be missing: without one it cannot be placed and is left out. */
interface Undated extends Omit<EntityChange, 'at'> {
  readonly at: string | undefined;
}

/** Changes with a time, newest first. */
export const newestFirst = (changes: readonly Undated[]): readonly EntityChange[] =>
  changes
    .flatMap(({ at, ...change }) =>
      at === undefined || Number.isNaN(Date.parse(at)) ? [] : { ...change, at },
    )
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, MAX_CHANGES);

/** Fields that are not told are left out. */
export const told = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
