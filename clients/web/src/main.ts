import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import { preferred, words } from '$i18n';
import App from './App.svelte';

await words.use(preferred());
mount(App, { target: document.getElementById('app') as HTMLElement });
