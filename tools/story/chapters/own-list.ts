import { allocationRoutes, applicationRoutes } from '@contract';
import type { Story } from '../story-so-far';

/** A school that ranks its applicants itself sends its list; a second person adopts it. */
export async function ownList(story: Story): Promise<void> {
  if (!story.intakes.has('quayside')) return;
  const { tell, round } = story;
  tell.chapter('A school’s own list');
  const martin = story.enter('martin-quill');
  const { id, name } = story.intake('quayside');
  const applicants: { child: string }[] = [];
  let after: string | undefined;
  do {
    const query = { round: round.id, limit: 500, ...(after === undefined ? {} : { after }) };
    const page = await martin.ask(applicationRoutes.applicants, { params: { school: 'quayside' }, query });
    applicants.push(...page.items.filter(({ lateness }) => lateness !== 'late').map(({ child }) => ({ child })));
    after = page.next ?? undefined;
  } while (after !== undefined);
  tell.says(`He sees ${String(applicants.length)} applicants, without the order of preference.`);
  const params = { intake: id };
  const list = await martin.ask(allocationRoutes.makeList, { params });
  tell.says(`He lets the service make the list by the school’s policy: ${String(list.children)} children.`);
  const says = await martin.refused(allocationRoutes.adoptList, {
    params: { list: list.id },
    body: { minute: 'Governors, 4 November 2026' },
  });
  story.saw({ what: 'refusal', who: 'martin-quill', to: 'adopt his own list', says });
  tell.says(`He tries to adopt it himself: "${says}"`);
  const imran = story.enter('imran-shah');
  const adopted = await imran.ask(allocationRoutes.adoptList, {
    params: { list: list.id },
    body: { minute: 'Governors of the school, 4 November 2026, minute 12' },
  });
  tell.says(`He adopts the list of ${name}: ${adopted.state}.`);
}
