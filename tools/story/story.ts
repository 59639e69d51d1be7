/**
 * The story: a whole Year 7 round, walked through the running service as its people do.
 *
 * `npm run story [-- --address URL]`
 */
import { NotThere } from './open-service';
import { SaidNo } from './service';
import { tellStory } from './tell-story';
import { tellTo } from './tell';

const usage = 'npm run story [-- --address http://localhost:3000]';

async function main(): Promise<number> {
  const address = addressIn(process.argv.slice(2));
  if (address === undefined) {
    console.error(`The story is told like this: ${usage}`);
    return 2;
  }
  await tellStory(
    address,
    tellTo((text) => process.stdout.write(text), process.stdout.isTTY),
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
