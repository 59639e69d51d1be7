import { z } from 'zod';
import { BandParams } from './criteria/band';
import { BoardingNeedParams } from './criteria/boarding-need';
import { CatchmentParams } from './criteria/catchment';
import { EveryoneElseParams } from './criteria/everyone-else';
import { FaithParams } from './criteria/faith';
import { FaithPointsParams } from './criteria/faith-points';
import { FeederSchoolParams } from './criteria/feeder-school';
import { ListedParams } from './criteria/listed';
import { LookedAfterParams } from './criteria/looked-after';
import { NearestSchoolParams } from './criteria/nearest-school';
import { NeedParams } from './criteria/need';
import { PremiumParams } from './criteria/premium';
import { RoleParams } from './criteria/role';
import { ServiceFamilyParams } from './criteria/service-family';
import { SiblingParams } from './criteria/sibling';
import { StaffChildParams } from './criteria/staff-child';
import { TestedParams } from './criteria/tested';
import { VulnerableParams } from './criteria/vulnerable';
import { WithinDistanceParams } from './criteria/within-distance';
import type { When as WhenType } from './criteria';

/** What a row asks, as a schema: every kind of criterion, and all, any and not of them. */
export const When: z.ZodType<WhenType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    LookedAfterParams,
    NeedParams,
    VulnerableParams,
    SiblingParams,
    StaffChildParams,
    FeederSchoolParams,
    CatchmentParams,
    WithinDistanceParams,
    NearestSchoolParams,
    FaithParams,
    FaithPointsParams,
    TestedParams,
    BandParams,
    PremiumParams,
    ServiceFamilyParams,
    RoleParams,
    BoardingNeedParams,
    ListedParams,
    EveryoneElseParams,
    z.strictObject({ kind: z.literal('all'), of: z.array(When).min(2) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(When).min(2) }),
    z.strictObject({ kind: z.literal('not'), of: When }),
  ]),
);
