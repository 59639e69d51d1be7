import { applicationRoutes } from '@contract';
import type { Story } from '../story-so-far';
import { fillInAndSend, preferencesFor, sayReceipt } from './sending';

/** A father goes on with his draft, and copies it for the other twin. */
export async function twins(story: Story): Promise<void> {
  if (!story.has('tom-walker')) return;
  const { tell } = story;
  tell.chapter('Twins');
  const tom = story.enter('tom-walker');
  const family = story.family('tom-walker');
  const { items } = await tom.ask(applicationRoutes.children, {});
  const [known] = items;
  const line = known?.applications[0];
  const other = family.children[1];
  if (known === undefined || line === undefined || other === undefined) return;
  tell.says(`He finds the application for ${known.firstNames} as he left it: ${line.state}.`);
  const draft = await tom.ask(applicationRoutes.read, { params: { application: line.id } });
  const schools = family.schools.map(({ id }) => id);
  const receipt = await fillInAndSend(tom, draft, [
    { answer: 'preferences', value: preferencesFor(story, schools) },
    { answer: 'claims', value: [{ kind: 'multiple-birth' }] },
  ]);
  tell.says(
    `He names ${family.schools.map(({ name }) => name).join(', then ')}, says that the child is a twin, and sends it.`,
  );
  tell.shows([sayReceipt(receipt)]);
  story.saw({ what: 'receipt', child: known.firstNames, receipt });
  const copy = await tom.ask(applicationRoutes.copy, {
    params: { application: line.id },
    body: { firstNames: other.firstNames },
  });
  const second = await fillInAndSend(tom, copy, []);
  tell.says(`He copies it for ${other.firstNames}, which takes one answer: the name.`);
  tell.shows([sayReceipt(second)]);
  story.saw({ what: 'receipt', child: other.firstNames, receipt: second });
  story.note('tom first child', draft.child);
  story.note('tom second child', copy.child);
}
