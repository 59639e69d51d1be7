import { Refusal } from '@kernel';

/** Does something, or sees from the room's own refusal that it was done before; gives back nothing then. */
export async function unlessDone<T>(code: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === code) return undefined;
    throw error;
  }
}
