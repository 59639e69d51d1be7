import type { ChildFacts, SiblingFact } from '@policy';
import type { Spot } from '../land/spot';

/** Where a family lives, as an envelope would say it. */
export interface Address extends Spot {
  readonly postcode: string;
  readonly number: string;
  readonly street: string;
}

/** What is true of a family before it has asked for any school. Not all of it will ever be a fact that a policy sees. */
export interface Circumstances {
  readonly care?: NonNullable<ChildFacts['care']>;
  readonly sibling?: SiblingFact;
  readonly vulnerable?: NonNullable<ChildFacts['vulnerable']>[number];
  /** A school that a parent works at. */
  readonly worksAt?: string;
  readonly medicalNeed: boolean;
  readonly faith: 'catholic' | 'christian' | 'none';
  /** Months of worship in the last two years. */
  readonly worship: number;
  /** About 100, as tests of ability are scaled. */
  readonly ability: number;
  readonly musical: number;
  /** Whether the family would enter the child for an entrance test. */
  readonly entersTests: boolean;
  readonly premium: boolean;
  readonly service: boolean;
  readonly nursery: boolean;
  /** The earlier school the child goes to. */
  readonly attends?: string;
  readonly multipleBirth?: string;
}

/** A child of the town, the family's circumstances, and the schools it asks for, best wish first. */
export interface Child {
  readonly id: string;
  readonly home: Address;
  readonly resident: boolean;
  readonly circumstances: Circumstances;
  readonly wishes: readonly string[];
}
