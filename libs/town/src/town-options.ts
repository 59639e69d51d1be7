import { refuse } from '@kernel';

export type Phase = 'primary' | 'secondary';

/** What to make: how many children and schools, from which seed, for which phase. */
export interface TownOptions {
  readonly children: number;
  readonly schools: number;
  readonly seed: number;
  /** Year 7 (`secondary`, the default) or Reception (`primary`). */
  readonly phase?: Phase;
}

/** The options with the phase settled; refuses sizes that no town of ours can have. */
export function checkOptions(options: TownOptions): Required<TownOptions> {
  within('--children', options.children, 60, 40_000);
  within('--schools', options.schools, 3, 60);
  within('--seed', options.seed, 0, 2_147_483_647);
  return { ...options, phase: options.phase ?? 'secondary' };
}

function within(option: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refuse({
    path: option,
    found: String(value),
    allowed: `give a whole number from ${String(least)} to ${String(most)}.`,
  });
}
