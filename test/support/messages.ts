export { formatMessage, placeholdersOf } from '../../apps/portal/src/app/ui/words/format-message';
