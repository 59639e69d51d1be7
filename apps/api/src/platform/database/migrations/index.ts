import { Installation } from './0001-installation';
import { Foundation } from './0002-foundation';
import { Jobs } from './0003-jobs';
import { Audit } from './0004-audit';
import { People } from './0005-people';
import { Schools } from './0006-schools';
import { Geography } from './0007-geography';
import { Policies } from './0008-policies';
import { Applications } from './0009-applications';
import { Evidence } from './0010-evidence';
import { Allocation } from './0011-allocation';
import { Offers } from './0012-offers';
import { Notifications } from './0013-notifications';
import { Correction } from './0014-correction';
import { Demonstration } from './0015-demonstration';
import { Prospectus } from './0016-prospectus';
import { Fences } from './0017-fences';
import { DistanceChallenges } from './0018-distance-challenges';
import { QuickReads } from './0019-quick-reads';
import { FairAccess } from './0020-fair-access';
import { NewsOfSessions } from './0021-news-of-sessions';
import { PapersInDrafts } from './0022-papers-in-drafts';

/** Every change of the schema, in the order of its numbers. */
export const migrations = [
  Installation,
  Foundation,
  Jobs,
  Audit,
  People,
  Schools,
  Geography,
  Policies,
  Applications,
  Evidence,
  Allocation,
  Offers,
  Notifications,
  Correction,
  Demonstration,
  Prospectus,
  Fences,
  DistanceChallenges,
  QuickReads,
  FairAccess,
  NewsOfSessions,
  PapersInDrafts,
];
