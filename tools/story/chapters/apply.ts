import { applicationRoutes, type ClaimKind, evidenceRoutes } from '@contract';
import { letterPdf } from '../letter-pdf';
import type { Story } from '../story-so-far';
import { fillInAndSend, findHome, preferencesFor, sayReceipt } from './sending';

/** What a family is asked about, by the kind of claim. */
const askedAbout: Readonly<Record<ClaimKind, string>> = {
  care: 'is the child in care, or was once',
  need: 'is there a medical or social need that one school meets',
  vulnerable: 'is the child protected by a plan, or had to move home because of violence',
  sibling: 'has the child a brother or sister at a school',
  staff: 'does a parent work at a school',
  attends: 'does the child go to a school whose children come first',
  faith: 'what can a form show of the family’s faith',
  test: 'was the child entered for a test',
  premium: 'is there a right to the pupil premium',
  'service-family': 'does a parent serve in the armed forces',
  role: 'has the child a part in a school’s life',
  boarding: 'is a boarding place needed',
  'multiple-birth': 'is the child one of twins or more',
};

/** A mother applies: her home from the register, six schools at most, a claim with a letter, and a receipt. */
export async function apply(story: Story): Promise<void> {
  const { tell, round } = story;
  tell.chapter('A family applies');
  const aisha = story.enter('aisha-khan');
  const family = story.family('aisha-khan');
  const [child] = family.children;
  const [first] = family.schools;
  if (child === undefined || first === undefined) return;
  const begun = await aisha.ask(applicationRoutes.start, { body: { round: round.id, child, relationship: 'mother' } });
  tell.says(`She begins an application for ${child.firstNames}. Its reference is ${begun.reference}.`);
  const home = await findHome(aisha, family.home);
  tell.says(`She types ${home.postcode ?? ''} and chooses her address: ${home.lines.join(', ')}.`);
  const schools = family.schools.map(({ id }) => id);
  tell.says(`She names ${family.schools.map(({ name }) => name).join(', then ')}.`);
  const preferences = preferencesFor(story, schools);
  await aisha.ask(applicationRoutes.save, {
    params: { application: begun.id },
    body: { answer: 'preferences', revision: begun.revisions.preferences ?? 0, value: preferences },
  });
  const { items: asked } = await aisha.ask(applicationRoutes.questions, { params: { application: begun.id } });
  const things = [...new Set(asked.map(({ kind }) => askedAbout[kind]))];
  tell.says(`Because of these schools, and no others, she is asked: ${things.join('; ')}. Nothing else.`);
  const says = 'She has asthma, and this is the school with the best clinic nearby.';
  const mayClaimNeed = asked.some(({ kind, schools: of }) => kind === 'need' && of?.includes(first.id) === true);
  const receipt = await fillInAndSend(aisha, begun, [
    { answer: 'home', value: home },
    ...(mayClaimNeed
      ? [
          {
            answer: 'claims' as const,
            value: [{ kind: 'need' as const, school: first.id, need: 'medical' as const, of: 'child' as const, says }],
          },
        ]
      : []),
  ]);
  tell.shows([sayReceipt(receipt)]);
  story.saw({ what: 'receipt', child: child.firstNames, receipt });
  story.note('aisha application', begun.id);
  story.note('aisha child', begun.child);
  if (mayClaimNeed) await sendLetter(story, begun.id);
}

async function sendLetter(story: Story, application: string): Promise<void> {
  const aisha = story.person('aisha-khan');
  const { items } = await aisha.ask(evidenceRoutes.standing, { params: { application } });
  const [claim] = items;
  if (claim === undefined) return;
  story.tell.says(`For her claim she is told: "${claim.says}"`);
  const bytes = letterPdf(['Dr A. Bello, Quay Street Surgery', 'This child has asthma.', 'It is well controlled.']);
  const item = await aisha.ask(
    evidenceRoutes.send,
    { params: { claim: claim.id } },
    { name: 'letter.pdf', type: 'application/pdf', bytes },
  );
  story.tell.says(
    `She sends a letter of her doctor: ${item.kind}, ${String(item.bytes)} bytes, virus check: ${item.scan.replaceAll('-', ' ')}.`,
  );
  story.note('aisha claim', claim.id);
}
