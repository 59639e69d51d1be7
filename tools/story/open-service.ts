import { type AnswerOf, demonstrationRoutes } from '@contract';
import { type Person, SaidNo } from './service';
import { until } from './until';

type State = AnswerOf<typeof demonstrationRoutes.state>;

/** There is no service at the address that the story can be told at. */
export class NotThere extends Error {}

/** Waits until the town of the service is in, saying how far it is; refuses where no story can be told. */
export async function waitForTown(anybody: Person, address: string, say: (sentence: string) => void): Promise<State> {
  const state = await townIn(anybody, address, say);
  if (state.round?.step !== 'applying') {
    throw new NotThere(
      `The round at ${address} has moved on already: ${state.round?.says ?? 'there is none.'} The story begins before ` +
        'closing day. Stop the service, give it an empty DATA_DIR, and start it again.',
    );
  }
  return state;
}

/** Waits until the town of the service is in, wherever its round is. */
export async function townIn(anybody: Person, address: string, say: (sentence: string) => void): Promise<State> {
  const ask = (): Promise<State> => anybody.ask(demonstrationRoutes.state, { query: { letters: 0 } });
  const first = await ask().catch((error: unknown) => {
    throw new NotThere(whyNot(error, address));
  });
  if (first.town.state === 'none') {
    throw new NotThere(`The demonstration at ${address} is empty: it was started with TOWN_CHILDREN=0.`);
  }
  let said = '';
  const state = await until(
    'Putting the town in',
    async () => {
      const now = await ask();
      const sentence = progressOf(now);
      if (sentence !== said) say(sentence);
      said = sentence;
      return now;
    },
    ({ town }) => town.state === 'in' || town.state === 'failed',
    1800,
  );
  if (state.town.state === 'failed') throw new NotThere(state.town.says);
  return state;
}

/** How far the town is, to the nearest hundred families, so that it is not said at every step. */
function progressOf({ town: { says, done, total } }: State): string {
  if (done === null || total === null || total < 500) return says;
  return `${says} ${String(Math.floor(done / 250) * 250)} of ${String(total)}.`;
}

function whyNot(error: unknown, address: string): string {
  if (error instanceof SaidNo && error.status === 404) {
    return `The service at ${address} is no demonstration, so no story can be told there.`;
  }
  if (error instanceof SaidNo) return `The service at ${address} does not answer as it should: ${error.message}`;
  return `Nothing answers at ${address}. Start the demonstration with \`npm start\` and try again, or say where it is with --address.`;
}
