import { CreateFoundations1764000000000 } from './1764000000000-create-foundations.js';
import { CreatePeopleAndOrganizations1764000100000 } from './1764000100000-create-people-and-organizations.js';
import { CreateStatutesAndSources1764000200000 } from './1764000200000-create-statutes-and-sources.js';
import { CreateCases1764000300000 } from './1764000300000-create-cases.js';
import { CreateTimeline1764000400000 } from './1764000400000-create-timeline.js';
import { CreateCitations1764000500000 } from './1764000500000-create-citations.js';
import { GuardRecords1764000600000 } from './1764000600000-guard-records.js';
import { CreateLedgerFunctions1764000700000 } from './1764000700000-create-ledger-functions.js';
import { CreateFoldFunctions1764000800000 } from './1764000800000-create-fold-functions.js';
import { CreateFilterFunctions1764000900000 } from './1764000900000-create-filter-functions.js';
import { CreateAccess1764001000000 } from './1764001000000-create-access.js';
import { CreateHistoryFunctions1764001100000 } from './1764001100000-create-history-functions.js';
import { CreateWriteSupport1764001200000 } from './1764001200000-create-write-support.js';
import { CreatePublishing1764001300000 } from './1764001300000-create-publishing.js';
import { CreateMerging1764001400000 } from './1764001400000-create-merging.js';
import { HideWithDefendants1764001500000 } from './1764001500000-hide-with-defendants.js';
import { LookUpByIndex1764001600000 } from './1764001600000-look-up-by-index.js';
import { SpareStatements1764001700000 } from './1764001700000-spare-statements.js';
import { LinesBeforeHead1764001800000 } from './1764001800000-lines-before-head.js';
import { TravelInTime1764002000000 } from './1764002000000-travel-in-time.js';
import { ProveLedger1764002100000 } from './1764002100000-prove-ledger.js';
import { TellOfChanges1764002200000 } from './1764002200000-tell-of-changes.js';
import { KeepEditions1764002300000 } from './1764002300000-keep-editions.js';
import { EraseValues1764002400000 } from './1764002400000-erase-values.js';
import { HideWhatWasMerged1764002500000 } from './1764002500000-hide-what-was-merged.js';
import { FindLastEditions1764002600000 } from './1764002600000-find-last-editions.js';
import { NumberEditionsAtOnce1764002700000 } from './1764002700000-number-editions-at-once.js';
import { ReserveSlugs1764002800000 } from './1764002800000-reserve-slugs.js';
import { ListEditions1764002900000 } from './1764002900000-list-editions.js';
import { SteadyEditions1764003000000 } from './1764003000000-steady-editions.js';
import { FollowThePastOfMerged1764003100000 } from './1764003100000-follow-the-past-of-merged.js';

/** Every migration, in the order in which they run. */
export const MIGRATIONS = [
  CreateFoundations1764000000000,
  CreatePeopleAndOrganizations1764000100000,
  CreateStatutesAndSources1764000200000,
  CreateCases1764000300000,
  CreateTimeline1764000400000,
  CreateCitations1764000500000,
  GuardRecords1764000600000,
  CreateLedgerFunctions1764000700000,
  CreateFoldFunctions1764000800000,
  CreateFilterFunctions1764000900000,
  CreateAccess1764001000000,
  CreateHistoryFunctions1764001100000,
  CreateWriteSupport1764001200000,
  CreatePublishing1764001300000,
  CreateMerging1764001400000,
  HideWithDefendants1764001500000,
  LookUpByIndex1764001600000,
  SpareStatements1764001700000,
  LinesBeforeHead1764001800000,
  TravelInTime1764002000000,
  ProveLedger1764002100000,
  TellOfChanges1764002200000,
  KeepEditions1764002300000,
  EraseValues1764002400000,
  HideWhatWasMerged1764002500000,
  FindLastEditions1764002600000,
  NumberEditionsAtOnce1764002700000,
  ReserveSlugs1764002800000,
  ListEditions1764002900000,
  SteadyEditions1764003000000,
  FollowThePastOfMerged1764003100000,
];
