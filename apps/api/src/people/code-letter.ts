import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorityWords, type Letters, lettersOf, renderLetter, type WrittenLetter } from '@letters';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { Clock, ENVIRONMENT, type Environment } from '../platform';

/** Writes the letter with a one-time code, in the words of whoever runs the service: no authority is known yet. */
@Injectable()
export class CodeLetter {
  private readonly letters: Letters;
  private readonly words: AuthorityWords;

  constructor(
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) { projectRoot }: Environment,
  ) {
    const config = join(projectRoot, 'config');
    this.letters = lettersOf(templatesIn(join(config, 'letters')));
    this.words = AuthorityWords.parse(parse(readFileSync(join(config, 'service.yaml'), 'utf8')));
  }

  /** Gives back the letter; `reference` is what to quote about it, and says nothing about the code. */
  write(code: string, minutes: number, reference: string): WrittenLetter {
    return renderLetter(
      {
        kind: 'sign-in-code',
        language: 'en',
        authority: this.words,
        to: {},
        written: this.clock.today(),
        reference,
        data: { code: `${code.slice(0, 3)} ${code.slice(3)}`, minutes },
      },
      this.letters,
    );
  }
}

function templatesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
}
