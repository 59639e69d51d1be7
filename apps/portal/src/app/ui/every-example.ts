import { examples as backLink } from './back-link/examples';
import { examples as button } from './button/examples';
import { examples as countdown } from './countdown/examples';
import { examples as details } from './details/examples';
import { examples as dialog } from './dialog/examples';
import { examples as errorSummary } from './error-summary/examples';
import type { Examples } from './example/example';
import { examples as exitPage } from './exit-page/examples';
import { checkboxes, dateFields, radios, searchSelects, textAreas, textFields } from './fields/examples';
import { examples as fileUpload } from './file-upload/examples';
import { examples as insetText } from './inset-text/examples';
import { examples as letterView } from './letter-view/examples';
import { examples as link } from './link/examples';
import { examples as map } from './map/examples';
import { examples as notificationBanner } from './notification-banner/examples';
import { examples as offlineBanner } from './offline-banner/examples';
import { examples as pagination } from './pagination/examples';
import { examples as panel } from './panel/examples';
import { examples as problem } from './problem/examples';
import { conflicts, questionPages } from './question/examples';
import { examples as reorderList } from './reorder-list/examples';
import { examples as savedStatus } from './saved-status/examples';
import { examples as standingPicture } from './standing-picture/examples';
import { examples as summaryList } from './summary-list/examples';
import { examples as table } from './table/examples';
import { examples as tabs } from './tabs/examples';
import { examples as tag } from './tag/examples';
import { examples as taskList } from './task-list/examples';
import { examples as timeline } from './timeline/examples';
import { examples as waiting } from './waiting/examples';
import { examples as warningText } from './warning-text/examples';

/** Every component of the kit in every state. The gallery shows them, and the tests look at each. */
export const everyExample: readonly Examples[] = [
  backLink,
  button,
  checkboxes,
  conflicts,
  countdown,
  dateFields,
  details,
  dialog,
  errorSummary,
  exitPage,
  fileUpload,
  insetText,
  letterView,
  link,
  map,
  notificationBanner,
  offlineBanner,
  pagination,
  panel,
  problem,
  questionPages,
  radios,
  reorderList,
  savedStatus,
  searchSelects,
  standingPicture,
  summaryList,
  table,
  tabs,
  tag,
  taskList,
  textAreas,
  textFields,
  timeline,
  waiting,
  warningText,
];
