/** Drawn for this page on a 24 by 24 grid; a point is a line of no length. */
const PATHS = {
  office: 'M4 20h16M6 20v-8m4 8v-8m4 8v-8m4 8v-8M3.5 9.5 12 4l8.5 5.5z',
  more: 'M12 6v.01M12 12v.01M12 18v.01',
  down: 'M12 5v14m-6-6 6 6 6-6',
  clip: 'm19 11-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7-7',
  slash:
    'M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4zm9 4-4 8',
  keys: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zm3 4h.01M12 10h.01M17 10h.01M8 14h8',
  mic: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  send: 'M12 19V5m-6.5 6.5L12 5l6.5 6.5',
  photo:
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm-1 12 5-5 4 4 3-3 6 5M9 9.5h.01',
  file: 'M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm7 0v5h5',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7.5 8a7.5 7.5 0 0 1 15 0',
  add: 'M12 5v14M5 12h14',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 10h.01M15 10h.01M8.5 14.5a4.5 4.5 0 0 0 7 0',
  close: 'm6 6 12 12M18 6 6 18',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8 6v12M16 6v12',
  next: 'M6 5.5v13l8.5-6.5zM18 6v12',
  again: 'M19 12a7 7 0 1 1-2-4.9M19.5 4v4h-4',
  inside:
    'M12 5c4.5 0 8 3.5 9.5 7-1.5 3.500-5 7-9.500 7s-8-3.500-9.500-7C4 8.500 7.500 5 12 5zm0 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  edit: 'm4 20 1-4L16 5l3 3L8 19zM14 7l3 3',
  check: 'm5 12.5 4.5 4.5L19 7.5',
} as const

export type IconName = keyof typeof PATHS

/** One of the icons. It says nothing: what it means stands in the label beside it or on its button. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)
