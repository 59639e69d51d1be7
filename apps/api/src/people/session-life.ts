const minute = 60_000;

/** How long a session lasts without use, and at most. */
export const sessionLife = { idle: 60 * minute, most: 12 * 60 * minute };

/** How exactly the last use is written down: a row is written once a minute at most, however much is asked. */
export const useIsKeptTo = minute;

/** The moments that settle whether a session still holds. */
export interface SessionTimes {
  readonly usedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
}

/** When a session ends if it is not used again. */
export function expiryOf({ usedAt, endsAt }: Pick<SessionTimes, 'usedAt' | 'endsAt'>): Date {
  return new Date(Math.min(usedAt.getTime() + sessionLife.idle, endsAt.getTime()));
}

/** Whether a session holds at this moment. */
export function holdsAt(session: SessionTimes, now: Date): boolean {
  return session.endedAt === null && now < expiryOf(session);
}

/** Whether this use is worth writing down. */
export function useIsDue({ usedAt }: Pick<SessionTimes, 'usedAt'>, now: Date): boolean {
  return now.getTime() - usedAt.getTime() >= useIsKeptTo;
}
