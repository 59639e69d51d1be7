import { byCodePoint } from '@kernel';
import { commitmentOf, drawer } from '@ranking';
import type { ExitCode, Terminal } from './terminal';

/** What a draw is asked with. */
interface Drawing {
  readonly seed: string;
  readonly id: string;
  readonly vacancy?: number;
  readonly json?: true;
}

/** Prints the drawn value of each child, first place first, and how to work it out with a standard tool. */
export function draw(children: readonly string[], { seed, id, vacancy, json }: Drawing, terminal: Terminal): ExitCode {
  const name = vacancy === undefined ? id : `${id}/vacancy-${String(vacancy)}`;
  const valueOf = drawer(seed, name);
  const drawn = [...new Set(children)]
    .map((child) => ({ child, value: valueOf(child) }))
    .sort((a, b) => byCodePoint(a.value, b.value))
    .map((one, at) => ({ place: at + 1, ...one }));
  if (json === true) {
    terminal.say(JSON.stringify({ draw: name, commitment: commitmentOf(seed), drawn }));
    return 0;
  }
  terminal.say(`The seed's SHA-256, published before the draw: ${commitmentOf(seed)}`);
  for (const { place, child, value } of drawn) terminal.say(`${String(place).padStart(4)}  ${value}  ${child}`);
  terminal.say('');
  terminal.say('Anyone can work a value out again:');
  terminal.say(`  printf '%s\\n%s' ${quoted(name)} ${quoted(drawn[0]?.child ?? 'CHILD')} | openssl dgst -sha256 -hmac ${quoted(seed)}`);
  return 0;
}

/** A text as a shell takes it, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
