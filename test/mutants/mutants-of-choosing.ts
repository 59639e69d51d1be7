import type { Mutant } from './mutated-engine';

const choosing = 'libs/allocation/src/choose.ts';

/** Mistakes in how an intake chooses: pools, caps, shares, flows and vacancies. */
export const mutantsOfChoosing: readonly Mutant[] = [
  { name: 'fixed places not taken off', file: choosing, find: 'plan.intake.places - fixed - back', replace: 'plan.intake.places - back', why: 'Children of EHC plans sit on places that are offered again.' },
  { name: 'unit places taken off', file: choosing, find: '!one.mayMove && one.counts).length', replace: '!one.mayMove).length', why: 'A place in a special unit is taken from the other children.' },
  { name: 'half rounded down', file: choosing, find: 'Math.floor(exact + 0.5)', replace: 'Math.ceil(exact - 0.5)', why: 'A share that ends in a half loses its place.' },
  { name: 'up rounded down', file: choosing, find: "amount.round === 'up' ? Math.ceil(exact)", replace: "amount.round === 'up' ? Math.floor(exact)", why: 'A share rounded up loses its place.' },
  { name: 'EHC plans left in the base', file: choosing, find: 'bases.admissionNumber - bases.ehcPlans', replace: 'bases.admissionNumber', why: 'A share is taken of places that are not there.' },
  { name: 'pools in reverse', file: choosing, find: 'for (const pool of intake.policy.pools ?? [])', replace: 'for (const pool of [...(intake.policy.pools ?? [])].reverse())', why: 'The wrong pool serves itself first.' },
  { name: 'pool not held to what is free', file: choosing, find: 'const own = Math.min(wanted, this.free);', replace: 'const own = wanted;', why: 'Pools give away more places than the school has.' },
  { name: 'held places stay in the pool', file: choosing, find: 'Math.max(0, this.amount(pool.places) - this.heldIn(pool))', replace: 'this.amount(pool.places)', why: 'A pool fills its places a second time after offer day.' },
  { name: 'flow dropped', file: choosing, find: 'this.inflow.set(to.id, (this.inflow.get(to.id) ?? 0) + 1)', replace: 'this.inflow.set(to.id, this.inflow.get(to.id) ?? 0)', why: 'Unfilled places of a band are lost on their way.' },
  { name: 'waiting place dropped', file: choosing, find: 'this.waiting.push({ pool, places: unfilled });', replace: 'this.waiting.push({ pool, places: unfilled - 1 });', why: 'One unfilled place goes to nobody.' },
  { name: 'lost places given away', file: choosing, find: "if (unfilled === 0 || pool.unfilled.kind === 'lost') return;", replace: "if (unfilled === 0) return;\n    if (pool.unfilled.kind === 'lost') {\n      this.free += unfilled;\n      return;\n    }", why: 'A selective school fills with children who did not reach its standard.' },
  { name: 'second group served first', file: choosing, find: 'const group = groups.find(', replace: 'const group = [...groups].reverse().find(', why: 'Unfilled places go to the far band before the near one.' },
  { name: 'turns not taken', file: choosing, find: 'group.next = at + 1;', replace: 'group.next = at;', why: 'One band gets every unfilled place that should go round.' },
  { name: 'largest lot wins', file: choosing, find: 'one.lot < best.lot', replace: 'one.lot > best.lot', why: 'Unfilled places do not follow the published draw.' },
  { name: 'cap off by one', file: choosing, find: 'this.counted(stage) >= (this.capByStage[stage] ?? 0)', replace: 'this.counted(stage) > (this.capByStage[stage] ?? 0)', why: 'A capped row takes one child too many.' },
  { name: 'no cap at all', file: choosing, find: 'this.capByStage[stage.stage] = this.amount(stage.cap.amount, left)', replace: 'this.capByStage[stage.stage] = left', why: 'A row takes every place though the policy caps it.' },
  { name: 'cap counts the wrong children', file: choosing, find: "what?.cap?.counts.kind === 'this-row'", replace: "what?.cap?.counts.kind !== undefined", why: 'A cap on all who meet a condition looks only at its own row.' },
  { name: 'held children not counted to the cap', file: choosing, find: 'plan.heldMeets(stage, one)', replace: 'false', why: 'A cap starts from nothing after offer day.' },
  { name: 'cap shared of the wrong base', file: choosing, find: 'this.amount(stage.cap.amount, left)', replace: 'this.amount(stage.cap.amount)', why: 'A share of what remains forgets what earlier rows took.' },
  { name: 'child taken twice', file: choosing, find: 'takenIn[preference] = this.turn;', replace: '', why: 'One child fills two places.' },
  { name: 'first vacancy for all', file: choosing, find: 'this.plan.perVacancy ? this.chosen.taken.length + 1 : 0', replace: 'this.plan.perVacancy ? 1 : 0', why: 'Every vacancy is filled from the first draw (1.35).' },
  { name: 'waiting place not counted', file: choosing, find: 'if (tally !== undefined) tally.places += 1;', replace: '', why: 'The published table does not add up.' },
  { name: 'last place misreported', file: choosing, find: 'this.plan.perVacancy ? position : Math.max(tally.lastTaken, position)', replace: 'Math.max(0, position - 1)', why: 'Parents are shown the wrong last place offered.' },
];
