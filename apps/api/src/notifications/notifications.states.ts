import type { DeliveryState } from '@contract';

/** The ways a delivery moves by itself; the database holds them too (0013-notifications.ts). */
export const deliveryMoves: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  waiting: ['sending', 'stopped', 'refused', 'paper'],
  sending: ['sent', 'refused', 'unsure', 'waiting'],
  sent: [],
  refused: [],
  unsure: [],
  stopped: [],
  paper: ['printed'],
  printed: [],
};

/** What a person may decide about a delivery that does not move by itself; the reason is kept. */
export const settlements: Readonly<Partial<Record<DeliveryState, readonly DeliveryState[]>>> = {
  unsure: ['sent', 'waiting', 'paper'],
  refused: ['waiting', 'paper'],
  stopped: ['waiting', 'paper'],
};
