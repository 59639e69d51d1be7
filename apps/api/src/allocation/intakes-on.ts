import { IntakeRow } from '@allocation';
import type { Shelf } from '@documents';

/** The intakes that took part in a snapshot, by id and name. */
export function intakesOn(shelf: Shelf): readonly { readonly id: string; readonly name: string }[] {
  return [...shelf.lines('intakes.ndjson')].map((line) => IntakeRow.parse(JSON.parse(line)));
}
