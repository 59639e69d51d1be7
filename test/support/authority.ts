import type { Scheme } from '@contract';
import type { Client } from './people';

/** The scheme of an authority as tests have it. */
export const usualScheme: Scheme = {
  primary: {
    preferences: 3,
    fallback: { kind: 'catchment-then-nearest', says: 'The catchment school, or else the nearest with a place.' },
    fallbackMeasure: 'straight-line',
    opens: '09-01',
    lateUntil: '02-10',
    addressesUntil: '02-10',
    answersBy: '05-02',
    releaseTime: '00:30',
  },
  secondary: {
    preferences: 4,
    fallback: { kind: 'nearest-with-vacancy', says: 'The nearest school that still has a place.' },
    fallbackMeasure: 'straight-line',
    opens: '09-01',
    lateUntil: '12-12',
    addressesUntil: '12-12',
    answersBy: '03-15',
    releaseTime: '00:30',
  },
  middle: 'secondary',
};

/** The id that an answer gives. */
export function idOf(answered: { readonly status: number; readonly body: unknown }): string {
  const { body } = answered;
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return body.id;
  throw new Error(`No id came back: ${answered.status} ${JSON.stringify(body)}`);
}

/** Puts an authority with its scheme into the service, as an operator does. */
export async function addAuthority(operator: Client, id: string, name: string): Promise<void> {
  const added = await operator.post('/api/authorities', { id, name, scheme: usualScheme });
  if (added.status !== 201) throw new Error(`No authority was added: ${JSON.stringify(added.body)}`);
}

/** A school to be entered by hand, changed as the test says. */
export function schoolOf(id: string, change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    authority: 'town',
    name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)} School`,
    kind: 'community',
    phase: 'secondary',
    lowAge: 11,
    highAge: 16,
    easting: 560_000,
    northing: 340_000,
    ...change,
  };
}
