import { t } from '$i18n';
import '$i18n/channels';
import '$i18n/together';
import { kudosText } from '$features/kudos/words';
import { cueTitle } from '$features/observations/words';
import type { Channel } from '$protocol';
import { otherIn } from '$stores/channels';
import type { Item } from '$stores/messages';
import type { SchoolState } from '$stores/state';
import type { IconName } from '$ui/icons';

const icons: Record<Channel['channel_kind'], IconName> = { classroom: 'room', team: 'people', school: 'school', care_team: 'students', direct: 'channels' };

export const channelIcon = (channel: Channel): IconName => icons[channel.channel_kind];

// A care team is called by its student's initials, a direct channel by the other person.
export function channelName(state: SchoolState, channel: Channel, me: number): string {
  if (channel.channel_kind === 'direct') return state.persons.get(otherIn(channel, me))?.name ?? channel.name;
  if (channel.student) return t('channels.care_team', { student: state.students.get(channel.student)?.initials ?? '' });
  return channel.name;
}

export function previewOf(state: SchoolState, item: Item): string {
  if (item.kind === 'message') return item.text;
  if (item.kind === 'kudos') return item.retracted ? t('kudos.taken_back') : kudosText(item.kudos);
  if (item.kind === 'alert') return item.entry.body.kind === 'alert_sent' ? item.entry.body.title : '';
  const body = item.entry.body;
  return body.kind === 'observation_sent' ? cueTitle(state.students.get(body.student)?.initials ?? '', body) : '';
}
