/**
 * The story: a whole Year 7 round, walked through the running service as its people do.
 *
 * `npm run story [-- --address URL]`
 */
import { demonstrationRoutes } from '@contract';
import { chapters } from './chapters';
import { NotThere, waitForTown } from './open-service';
import { Person, SaidNo } from './service';
import { Story } from './story-so-far';
import { tellTo } from './tell';

const usage = 'npm run story [-- --address http://localhost:3000]';

async function main(): Promise<number> {
  const address = addressIn(process.argv.slice(2));
  if (address === undefined) {
    console.error(`The story is told like this: ${usage}`);
    return 2;
  }
  const tell = tellTo((text) => process.stdout.write(text), process.stdout.isTTY);
  const state = await waitForTown(new Person(address), address, (sentence) => {
    tell.says(sentence);
  });
  const story = await Story.open(address, tell, state);
  for (const chapter of chapters) await chapter(story);
  const { now } = await story.anybody.ask(demonstrationRoutes.clock, {});
  tell.chapter('The end');
  tell.says(
    `The round is where it would be on ${now.slice(0, 10)}. Everything in it was done over HTTP, by people who may.`,
  );
  return 0;
}

/** The address that was given, or the usual one; nothing when the words make no sense. */
function addressIn(words: readonly string[]): string | undefined {
  if (words.length === 0) return 'http://localhost:3000';
  const [flag, given, ...more] = words;
  if (flag !== '--address' || given === undefined || more.length > 0 || !URL.canParse(given)) return undefined;
  return new URL(given).origin;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof NotThere) console.error(error.message);
    else if (error instanceof SaidNo) {
      console.error(`The service said no: ${error.message}`);
      for (const { field, says } of error.problem.fields ?? []) console.error(`  ${field}: ${says}`);
      console.error(error.stack);
    } else console.error(error);
    process.exitCode = error instanceof NotThere ? 2 : 1;
  },
);
