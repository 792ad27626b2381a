// Names of the drawings in Sprite.svelte. Icons live on a 24 grid, signs on a 32 grid.
export type IconName =
  | 'back' | 'book' | 'bus' | 'cal' | 'change' | 'channels' | 'check' | 'clock' | 'copy' | 'cover' | 'down' | 'edit' | 'eye' | 'eye-off'
  | 'file' | 'filter' | 'flag' | 'fwd' | 'globe' | 'hand' | 'hands' | 'heart' | 'help' | 'key' | 'link' | 'lock' | 'loop' | 'minus' | 'more' | 'moon'
  | 'nudge' | 'offline' | 'out' | 'pen' | 'people' | 'phone' | 'plus' | 'rain' | 'reply' | 'room' | 'school' | 'search' | 'send'
  | 'shield' | 'sliders' | 'students' | 'swap' | 'sun' | 'talk' | 'today' | 'trash' | 'trend' | 'x';
