import { mount } from 'svelte';
import { preferred, words } from '$i18n';
import App from './App.svelte';

export async function show(): Promise<void> {
  await words.use(preferred());
  mount(App, { target: document.getElementById('app') as HTMLElement });
}
