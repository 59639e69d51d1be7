import { Injectable } from '@nestjs/common';
import { PutAuthorities } from './put-authorities';
import { PutDraws } from './put-draws';
import { PutFamilies } from './put-families';
import { PutFindings } from './put-findings';
import { PutLists } from './put-lists';
import { PutMaps } from './put-maps';
import { PutNeighbour } from './put-neighbour';
import { PutPolicies } from './put-policies';
import { PutSchools } from './put-schools';
import type { Step } from './step';

/** What is put in before any family applies. */
@Injectable()
export class LandSteps {
  readonly all: readonly Step[];

  constructor(authorities: PutAuthorities, schools: PutSchools, policies: PutPolicies, maps: PutMaps, draws: PutDraws) {
    this.all = [authorities, schools, policies, maps, draws];
  }
}

/** What families bring, and what officers do with it. */
@Injectable()
export class PeopleSteps {
  readonly all: readonly Step[];

  constructor(families: PutFamilies, findings: PutFindings, lists: PutLists, neighbour: PutNeighbour) {
    this.all = [families, findings, lists, neighbour];
  }
}
