import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorityWords, type Letters, type LetterKind, lettersOf, renderLetter } from '@letters';
import type { DateOnly } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import type { Authority } from '@contract';
import { ENVIRONMENT, type Environment } from '../../platform';
import type { AnyLetter } from '../notifications.types';

/** A letter in words: for e-mail, plain and as HTML; or as a page, where it goes on paper. */
export interface LetterInWords {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly document: string;
}

/** The one language there are words in. A person's own is asked for nowhere yet. */
const language = 'en';

/**
 * The words of all letters, read and checked when the service starts: a bad template refuses to start.
 *
 * What an authority does not say of itself (`config/authorities`) is said in the words of the service (`config/service.yaml`).
 */
@Injectable()
export class LetterHouse {
  private readonly letters: Letters;
  private readonly service: AuthorityWords;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    const config = join(environment.projectRoot, 'config');
    this.letters = lettersOf(templatesIn(join(config, 'letters')));
    this.service = AuthorityWords.parse(parse(readFileSync(join(config, 'service.yaml'), 'utf8')));
  }

  /** The letter in words. The same letter on the same day always gives the same bytes. */
  write(letter: AnyLetter, reference: string, authority: AuthorityWords, written: DateOnly): LetterInWords {
    const { to } = letter;
    const { subject, text, html, page } = renderLetter<LetterKind>(
      {
        kind: letter.kind,
        language,
        authority,
        to: { ...(to.name === undefined ? {} : { name: to.name }), address: [...to.address] },
        written,
        reference,
        data: letter.data,
      },
      this.letters,
    );
    return { language, subject, text, document: to.email === null ? page : html };
  }

  /** How an authority signs its letters. */
  wordsOf({ id, name, look: { contact } }: Authority): AuthorityWords {
    const { team, appealsPage, address, website } = this.service;
    const site = contact.website ?? website;
    return {
      id,
      name,
      team: contact.team ?? team,
      address: contact.address !== undefined && contact.address.length > 0 ? contact.address : address,
      email: contact.email ?? this.service.email,
      telephone: contact.telephone ?? this.service.telephone,
      website: site,
      appealsPage: contact.appealsPage ?? (contact.website === undefined ? appealsPage : site),
    };
  }

  /** A page of the portal, as a letter names it. */
  page(path: string): string {
    const { publicUrl, port } = this.environment;
    return `${publicUrl === undefined ? `http://localhost:${port ?? 3000}` : new URL(publicUrl).origin}/${path}`;
  }
}

function templatesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
}
