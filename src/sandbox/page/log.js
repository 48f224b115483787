import { act, loadEarlier } from './api.js'
import { bubble } from './bubble.js'
import { $, el } from './dom.js'
import { dayOf, summary } from './format.js'
import { icon } from './icons.js'
import { activePerson, store, takeOwn } from './store.js'
import { t } from './texts.js'
import { announce, complain } from './toast.js'

const log = $('log')
// What scrolls can be reached and scrolled by keys.
log.tabIndex = 0
/** Whether the end is in view; it then stays there when something arrives or the space below changes. */
let atEnd = true

/** Draws the whole conversation of the active person. */
export function drawLog(keepPlace = false) {
  const person = activePerson()
  const fromEnd = log.scrollHeight - log.scrollTop
  const focusId = document.activeElement?.closest?.('.message')?.dataset.id
  log.replaceChildren(...(person.messages.size === 0 ? [emptyHint(person)] : conversation(person)))
  if (focusId) log.querySelector(`[data-id="${focusId}"] button, [data-id="${focusId}"] a`)?.focus()
  if (keepPlace) log.scrollTop = log.scrollHeight - fromEnd
  else toEnd()
}

/** Takes in one more message: at the end, in its album, or by drawing anew. */
export function addMessage(message) {
  const person = activePerson()
  const messages = [...person.messages.values()]
  const before = messages.at(-2)
  const inAlbum = before?.media_group_id !== undefined && before.media_group_id === message.media_group_id
  if (!before || inAlbum) {
    drawLog()
  } else {
    if (dayOf(before) !== dayOf(message)) log.append(daySign(message))
    log.append(bubble([message]))
  }
  if (!message.from.is_bot || atEnd) toEnd()
  else $('jump').hidden = false
  if (message.from.is_bot) announce(t('newMessage', { text: summary(message) }))
}

/** Draws one message anew after a change, keeping the focus in it. */
export function redrawMessage(message) {
  if (message.media_group_id !== undefined) return drawLog(true)
  const old = log.querySelector(`[data-id="${message.message_id}"]`)
  if (!old) return
  const held = old.contains(document.activeElement)
  const fresh = bubble([message])
  old.replaceWith(fresh)
  if (held) (fresh.querySelector('button, a') ?? log).focus()
}

export function watchLog() {
  $('jump').addEventListener('click', toEnd)
  // Only a person scrolls upwards; growing contents and a shrinking log leave the place as it is.
  let last = 0
  log.addEventListener('scroll', () => {
    const near = log.scrollHeight - log.scrollTop - log.clientHeight < 80
    if (near || log.scrollTop < last) atEnd = near
    last = log.scrollTop
    if (atEnd) $('jump').hidden = true
  })
  // A keyboard that appears and pictures that load later push the end away.
  const stay = () => atEnd && toEnd()
  new ResizeObserver(stay).observe(log)
  log.addEventListener('load', stay, true)
}

function toEnd() {
  atEnd = true
  log.scrollTop = log.scrollHeight
  $('jump').hidden = true
}

function conversation(person) {
  const nodes = []
  let day
  for (const group of albums([...person.messages.values()])) {
    const thisDay = dayOf(group[0])
    if (thisDay !== day) nodes.push(daySign(group[0]))
    day = thisDay
    nodes.push(bubble(group))
  }
  const firstId = Math.min(...person.messages.keys())
  return firstId > 1 && !person.complete ? [earlierButton(person, firstId), ...nodes] : nodes
}

/** Messages of one album stand together. */
function albums(messages) {
  const groups = []
  for (const message of messages) {
    const last = groups.at(-1)
    const album = message.media_group_id
    if (album !== undefined && last?.[0].media_group_id === album) last.push(message)
    else groups.push([message])
  }
  return groups
}

const daySign = (message) => el('p', { class: 'day' }, el('span', {}, dayOf(message)))

function earlierButton(person, before) {
  const load = async () => {
    const { messages } = await loadEarlier(person.id, before)
    person.complete = messages.length === 0
    const older = messages.map((message) => [message.message_id, message])
    person.messages = new Map([...older, ...person.messages])
    if (person.id === store.active) drawLog(true)
  }
  return el(
    'p',
    { class: 'earlier' },
    el('button', { type: 'button', class: 'plain', onclick: () => load().catch(complain) }, t('earlier')),
  )
}

function emptyHint(person) {
  const start = () => act(person.id, 'text', { text: '/start' }).then(takeOwn).catch(complain)
  return el(
    'div',
    { class: 'empty' },
    el('span', { class: 'avatar bot', 'aria-hidden': 'true' }, icon('office')),
    el('p', {}, t('startHint')),
    el(
      'button',
      { type: 'button', class: 'strong', id: 'start', onclick: start, disabled: person.blocked },
      t('start'),
    ),
  )
}
