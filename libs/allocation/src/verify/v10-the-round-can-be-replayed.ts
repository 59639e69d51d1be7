import type { Case } from './case';
import { verdictCodes, waysPlaced } from './documents';
import type { Ledger } from './ledger';
import type { Property } from './property';

/** The round is decided a second time, by a program written apart, and every column compared. */
export const theRoundCanBeReplayed: Property = {
  name: 'V10',
  says: 'Deciding the round again from the facts, rounds of asking, multiple births and fallback included, gives the same place, the same answer and the same record for every child.',
  paragraphs: ['2.7'],
  check(one) {
    const ledger = one.ledger();
    for (const says of one.replay.stops) ledger.add({ says });
    checkPlaces(one, ledger);
    checkAnswers(one, ledger);
    checkResults(one, ledger);
    checkPasses(one, ledger);
    return ledger;
  },
};

function checkPlaces({ snapshot, outcome, replay }: Case, ledger: Ledger): void {
  const name = (intake: number | undefined): string => snapshot.intakes[intake ?? -1]?.id ?? 'no place';
  for (let child = 0; child < snapshot.children.length; child += 1) {
    ledger.checked += 1;
    const id = snapshot.children[child] ?? '';
    const got = outcome.placedIntake[child];
    const due = replay.placedIntake[child];
    if (got !== due) ledger.add({ says: `A child has ${name(got)}; deciding again gives ${name(due)}.`, child: id });
    else if (outcome.placedHow[child] !== replay.placedHow[child]) {
      ledger.add({ says: `A child is placed by ${waysPlaced[outcome.placedHow[child] ?? 0]}; deciding again says ${waysPlaced[replay.placedHow[child] ?? 0]}.`, child: id });
    } else if (outcome.placedStage[child] !== replay.placedStage[child] || outcome.placedVacancy[child] !== replay.placedVacancy[child]) {
      ledger.add({ says: 'A child was taken at another stage, or into another place, than deciding again gives.', child: id });
    }
  }
}

function checkAnswers({ snapshot, outcome, replay, people }: Case, ledger: Ledger): void {
  const { verdicts, positions } = outcome;
  for (let preference = 0; preference < verdicts.length; preference += 1) {
    ledger.checked += 1;
    const sameAnswer = verdicts[preference] === replay.verdicts[preference];
    if (sameAnswer && positions[preference] === replay.positions[preference]) continue;
    const intake = snapshot.intakes[snapshot.preferenceIntake[preference] ?? -1]?.id ?? '';
    const child = snapshot.children[people.owner[preference] ?? -1] ?? '';
    const [said, due] = [verdictCodes[verdicts[preference] ?? 0], verdictCodes[replay.verdicts[preference] ?? 0]];
    ledger.add({ says: sameAnswer ? `A position at ${intake} is not the one on its list.` : `An answer about ${intake} is ${said}; deciding again gives ${due}.`, intake, child });
  }
}

function checkResults({ snapshot, outcome, replay }: Case, ledger: Ledger): void {
  const due = new Map(replay.stages.map((stage) => [`${stage.intake}|${stage.stage}`, stage]));
  for (const stage of outcome.stages) {
    ledger.checked += 1;
    const name = `${stage.intake}|${stage.stage}`;
    const again = due.get(name);
    const same = again?.places === stage.places && again.taken === stage.taken && again.lastTaken === stage.lastTaken;
    due.delete(name);
    if (same) continue;
    const intake = snapshot.intakes[stage.intake]?.id ?? '';
    ledger.add({ says: `Stage ${stage.stage} of ${intake} has another result than deciding again gives.`, intake });
  }
  for (const { intake, stage } of due.values()) ledger.add({ says: `Stage ${stage} of ${snapshot.intakes[intake]?.id ?? ''} has no result.`, intake: snapshot.intakes[intake]?.id ?? '' });
}

function checkPasses({ snapshot, outcome, replay }: Case, ledger: Ledger): void {
  const length = Math.max(outcome.passes.length, replay.passes.length);
  for (let at = 0; at < length; at += 1) {
    ledger.checked += 1;
    const said = outcome.passes[at];
    const due = replay.passes[at];
    const same =
      said?.pass === due?.pass && said?.child === due?.child && said?.intake === due?.intake && said?.change === due?.change && said?.because === due?.because;
    if (same) continue;
    const child = snapshot.children[said?.child ?? due?.child ?? -1] ?? '';
    ledger.add({ says: 'What was changed for a child born with another is not what deciding again gives.', child });
  }
}
