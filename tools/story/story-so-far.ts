import {
  type AnswerOf,
  demonstrationRoutes,
  type Intake,
  type MomentName,
  type PersonasFamily,
  type Round,
  roundRoutes,
} from '@contract';
import { sayDayAndYear, dateOnly, timeOf } from '@kernel';
import type { Seen, Sighting } from './seen';
import { Person } from './service';
import type { Teller } from './tell';

type State = AnswerOf<typeof demonstrationRoutes.state>;

/** The persons, places and papers of the story, as far as it has been told. */
export class Story {
  readonly anybody: Person;
  /** What an earlier chapter leaves for a later one: ids of children, applications, runs. */
  readonly noted = new Map<string, string>();
  private readonly sightings: Sighting[] = [];
  private readonly people = new Map<string, Person>();

  private constructor(
    readonly address: string,
    readonly tell: Teller,
    readonly round: Round,
    /** By school. */
    readonly intakes: ReadonlyMap<string, Intake>,
    private readonly state: State,
  ) {
    this.anybody = new Person(address);
  }

  /** Opens the story at a service whose town is in. */
  static async open(address: string, tell: Teller, state: State): Promise<Story> {
    if (state.round === null) throw new Error('The town has no round.');
    const anybody = new Person(address);
    const params = { round: state.round.id };
    const round = await anybody.ask(roundRoutes.show, { params });
    const { items } = await anybody.ask(roundRoutes.intakes, { params, query: { limit: 500 } });
    return new Story(address, tell, round, new Map(items.map((intake) => [intake.school, intake])), state);
  }

  /** Somebody of the demonstration. */
  person(id: string): Person {
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const { roles } = this.persona(id);
    const way = roles.every((role) => role === 'parent') ? 'parent' : 'staff';
    const made = new Person(this.address, { persona: id, way });
    this.people.set(id, made);
    return made;
  }

  /** Brings somebody to the service, and says who they are. */
  enter(id: string): Person {
    const { name, says } = this.persona(id);
    this.tell.scene(`${name} — ${says}`);
    return this.person(id);
  }

  nameOf(id: string): string {
    return this.persona(id).name;
  }

  emailOf(id: string): string {
    return this.persona(id).email;
  }

  /** What a parent of the demonstration would answer. */
  family(id: string): PersonasFamily {
    const { family } = this.persona(id);
    if (family === null) throw new Error(`${id} has no family in this town.`);
    return family;
  }

  /** Whether this town has somebody to play this part; small ones do not have all. */
  has(id: string): boolean {
    return this.state.personas.some((persona) => persona.id === id && persona.family !== null);
  }

  /** The intake of a school; refuses a school that has none. */
  intake(school: string): Intake {
    const found = this.intakes.get(school);
    if (found === undefined) throw new Error(`${school} has no places in this round.`);
    return found;
  }

  /** The name of an intake by its id. */
  called(intake: string): string {
    return [...this.intakes.values()].find(({ id }) => id === intake)?.name ?? 'a school';
  }

  note(name: string, value: string): void {
    this.noted.set(name, value);
  }

  /** What was noted before. */
  recall(name: string): string {
    const found = this.noted.get(name);
    if (found === undefined) throw new Error(`The story has not come to "${name}".`);
    return found;
  }

  /** Keeps what somebody saw. */
  saw(sighting: Sighting): void {
    this.sightings.push(sighting);
  }

  /** Everything of one kind that was seen so far, in order. */
  seen<What extends Sighting['what']>(what: What): readonly Seen<What>[] {
    return this.sightings.filter((one): one is Seen<What> => one.what === what);
  }

  /** Moves the clock of the demonstration, and says what time it is then. */
  async moveClock(moment: MomentName): Promise<void> {
    const { now, today } = await this.anybody.ask(demonstrationRoutes.moveClock, { body: { moment } });
    this.tell.scene(`The clock: it is ${sayDayAndYear(dateOnly(today))}, ${timeOf(new Date(now))}.`);
  }

  /** What is to be seen of the demonstration now. */
  now(letters = 0): Promise<State> {
    return this.anybody.ask(demonstrationRoutes.state, { query: { letters } });
  }

  private persona(id: string): State['personas'][number] {
    const found = this.state.personas.find((persona) => persona.id === id);
    if (found === undefined) throw new Error(`The demonstration has nobody called ${id}.`);
    return found;
  }
}
