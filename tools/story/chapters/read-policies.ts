import { policyRoutes } from '@contract';
import { isMap, parseDocument } from 'yaml';
import type { Story } from '../story-so-far';

/** Schools of different kinds, as far as the town has them. */
const shown = [
  'alderbrook',
  'longmarsh',
  'riverside',
  'quayside',
  'marram',
  'holy-rood',
  'kingfisher',
  'larkfield',
  'st-botolph',
];

/** Anybody reads how places are given; an officer's draft that breaks the Code is refused. */
export async function readPolicies(story: Story): Promise<void> {
  const { tell } = story;
  tell.chapter('How places are given');
  tell.says(
    `${story.round.title}: ${String(story.intakes.size)} schools, each with its own determined policy, which anybody may read.`,
  );
  for (const school of shown.filter((id) => story.intakes.has(id))) {
    const { policy, name, admissionNumber } = story.intake(school);
    if (policy === null) continue;
    const { reading } = await story.anybody.ask(policyRoutes.show, { params: { version: policy } });
    story.saw({ what: 'policy', school, categories: reading.rows.map(({ category }) => category) });
    tell.scene(`${name}, ${String(admissionNumber)} places`);
    tell.shows(reading.rows.slice(0, 4).map(({ number, category }) => `${String(number)}. ${category}`));
    if (reading.rows.length > 4) tell.shows([`… and ${String(reading.rows.length - 4)} more`]);
  }
  await tryToBreakTheCode(story);
}

async function tryToBreakTheCode(story: Story): Promise<void> {
  const { policy } = story.intake('alderbrook');
  if (policy === null) return;
  const ruth = story.enter('ruth-harper');
  const { text } = await ruth.ask(policyRoutes.show, { params: { version: policy } });
  const document = parseDocument(text);
  const rows = document.get('rows');
  if (isMap(document.contents)) document.deleteIn(['rows', 0]);
  if (rows === undefined) return;
  const { remarks } = await ruth.ask(policyRoutes.read, { body: { text: document.toString() } });
  story.tell.says('She takes out the row of looked-after children, to see what the service says of it.');
  const must = remarks.filter(({ strength }) => strength === 'must');
  story.saw({ what: 'remarks', says: must.map(({ says }) => says) });
  story.tell.shows(must.slice(0, 2).map(({ says }) => says));
}
