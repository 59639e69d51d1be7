import {
  type AnswerOf,
  applicationRoutes,
  geographyRoutes,
  type HomeAnswer,
  type InputOf,
  type Receipt,
} from '@contract';
import { dayOf, sayDayAndYear, timeOf } from '@kernel';
import type { Person } from '../service';
import type { Story } from '../story-so-far';

type Application = AnswerOf<typeof applicationRoutes.read>;
type Save = InputOf<typeof applicationRoutes.save>['body'];

/** Saves answers as somebody types them, one after the other, and sends the application. */
export async function fillInAndSend(
  person: Person,
  application: Application,
  answers: readonly Omit<Save, 'revision'>[],
): Promise<Receipt> {
  const params = { application: application.id };
  for (const answer of answers) {
    const revision = application.revisions[answer.answer] ?? 0;
    await person.ask(applicationRoutes.save, { params, body: { ...answer, revision } as Save });
  }
  return send(person, application.id);
}

/** Sends an application as it stands. */
export async function send(person: Person, application: string, how: 'submit' | 'amend' = 'submit'): Promise<Receipt> {
  const params = { application };
  const { revision } = await person.ask(applicationRoutes.read, { params });
  const { version } = await person.ask(applicationRoutes.declaration, {});
  return person.ask(applicationRoutes[how], { params, body: { revision, declaration: version } });
}

/** A receipt, as the family sees it. */
export function sayReceipt({ receipt, receivedAt, late }: Receipt): string {
  const at = new Date(receivedAt);
  return `Receipt ${receipt}: received on ${sayDayAndYear(dayOf(at))} at ${timeOf(at)}${late ? ', late' : ', on time'}.`;
}

/** Finds a home in the address register by its postcode, as the family does: the one meant, or one of its neighbours. */
export async function findHome(
  person: Person,
  { lines, postcode, uprn }: HomeAnswer,
  which: 'this' | 'neighbour' = 'this',
): Promise<HomeAnswer> {
  const query = { authority: 'town', postcode: postcode ?? '', limit: 100 };
  const { items } = await person.ask(geographyRoutes.findAddresses, { query });
  const [street = '-'] = lines;
  const isIt = (address: (typeof items)[number]): boolean =>
    address.uprn === uprn || address.lines.join(' ').startsWith(street);
  const address = items.find((one) => isIt(one) === (which === 'this')) ?? items[0];
  if (address === undefined) throw new Error(`The register has no address in ${postcode ?? 'this postcode'}.`);
  const point = { easting: address.easting, northing: address.northing, from: 'register' as const };
  return { kind: 'usual', lines: address.lines, postcode: address.postcode, uprn: address.uprn, point };
}

/** The preferences for these schools, in this order. */
export function preferencesFor(story: Story, schools: readonly string[]): { intake: string }[] {
  return schools.map((school) => ({ intake: story.intake(school).id }));
}
