import { $, el } from './dom.js'
import { summary } from './format.js'
import { store, switchTo, unread } from './store.js'
import { language, t } from './texts.js'

/** The switch between the persons: tabs, beside the chat or above it. */
export function drawPeople() {
  const tabs = [...store.persons.values()].map(drawTab)
  const focused = document.activeElement?.closest('#people') !== null
  $('people').replaceChildren(...tabs)
  $('people').setAttribute(
    'aria-orientation',
    matchMedia('(min-width: 860px)').matches ? 'vertical' : 'horizontal',
  )
  const active = $(`person-${store.active}`)
  if (focused) active?.focus()
  active?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const count = [...store.persons.values()].reduce((sum, person) => sum + unread(person), 0)
  const office = store.office[language()] ?? ''
  document.title = count > 0 ? t('titleUnread', { count, office }) : t('title', { office })
}

const titleOf = (person) => person.title[language()] ?? person.role
/** The title, unless it is what the person is called anyway. */
const titleBeside = (person) => (titleOf(person) === person.name ? '' : titleOf(person))
export const toneOf = (person) => `tone-${[...store.persons.keys()].indexOf(person.id) % 6}`

function drawTab(person) {
  const active = person.id === store.active
  const count = unread(person)
  const last = [...person.messages.values()].at(-1)
  return el(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `person-${person.id}`,
      'aria-selected': String(active),
      'aria-controls': 'chat',
      tabIndex: active ? 0 : -1,
      onclick: () => switchTo(person.id),
      onkeydown: (event) => step(event, person.id),
    },
    el('span', { class: `avatar ${toneOf(person)}`, 'aria-hidden': 'true' }, [...person.name][0] ?? ''),
    el(
      'span',
      { class: 'lines' },
      el('span', { class: 'name' }, person.name, ' ', el('span', { class: 'title' }, titleBeside(person))),
      el('span', { class: 'last', 'aria-hidden': 'true' }, last ? summary(last) : ''),
    ),
    count > 0
      ? el(
          'span',
          { class: 'count' },
          el('span', { 'aria-hidden': 'true' }, count > 99 ? '99+' : String(count)),
          el('span', { class: 'unseen' }, ` ${t('unread', { count })}`),
        )
      : undefined,
  )
}

function step(event, id) {
  const ids = [...store.persons.keys()]
  const at = ids.indexOf(id)
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: ids.length - 1,
  }[event.key]
  if (to === undefined) return
  event.preventDefault()
  switchTo(ids[(to + ids.length) % ids.length])
}
