import type { Catalog } from '$i18n';
import en from './en';

export default { ...en } satisfies Catalog;
