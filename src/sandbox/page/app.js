import { drawComposer, watchComposer } from './composer.js'
import { $, el } from './dom.js'
import { clearTray, drawTray, watchDrops } from './files.js'
import { fullTime } from './format.js'
import { drawIcons } from './icons.js'
import { addMessage, drawLog, redrawMessage, watchLog } from './log.js'
import { drawPeople } from './people.js'
import { activePerson, begin, markRead, officeNow, onChange, store } from './store.js'
import { language, onLanguage, speak, t } from './texts.js'
import { announce } from './toast.js'

const TYPING_SHOWN = 5000
/** Persons for whom the bot is typing or sending, by id: `{text, timer}`. */
const busy = new Map()

function drawAll() {
  drawHead()
  drawPeople()
  drawLog()
  drawComposer()
  drawTray()
}

function drawHead() {
  const person = activePerson()
  $('office').textContent = store.office[language()] ?? ''
  $('bot').textContent = store.bot.name
  $('chat').setAttribute('aria-labelledby', `person-${person.id}`)
  const doing = busy.get(person.id)
  $('status').textContent = !store.connected
    ? t('offline')
    : (doing?.text ?? t('youAre', { name: person.name }))
  $('status').classList.toggle('active', Boolean(doing) || !store.connected)
  drawClock()
}

function drawClock() {
  const now = officeNow()
  const text = fullTime(now)
  if ($('clock').textContent === text) return
  $('clock').textContent = text
  $('clock').dateTime = now.toISOString()
}

function showAction(id, action) {
  idle(id)
  const timer = setTimeout(() => idle(id), TYPING_SHOWN)
  busy.set(id, { timer, text: t(action === 'typing' ? 'typing' : 'sendingFile') })
  if (id === store.active) drawHead()
}

function idle(id) {
  clearTimeout(busy.get(id)?.timer)
  if (busy.delete(id) && id === store.active) drawHead()
}

function heed(event) {
  const here = event.person === store.active
  switch (event.kind) {
    case 'all':
      return drawAll()
    case 'switched':
      clearTray()
      return drawAll()
    case 'message':
      if (event.message.from.is_bot) idle(event.person)
      if (here) {
        addMessage(event.message)
        drawComposerIfKeyboardChanged()
      } else if (event.message.from.is_bot) {
        announce(t('newMessageFor', { name: store.persons.get(event.person).name }))
      }
      return drawPeople()
    case 'edited':
      if (here) redrawMessage(event.message)
      return drawPeople()
    case 'deleted':
      if (here) drawLog(true)
      return drawPeople()
    case 'blocked':
      return here ? drawComposer() : undefined
    case 'commands':
      return drawComposer()
    case 'action':
      return showAction(event.person, event.action)
    case 'connection':
      return drawHead()
    case 'clock':
      return drawClock()
  }
}

let drawnKeyboard
function drawComposerIfKeyboardChanged() {
  const keyboard = activePerson().keyboard
  if (keyboard !== drawnKeyboard) drawComposer()
  drawnKeyboard = keyboard
}

function fail(error) {
  const text = error.status === 401 ? t('notAdmitted') : t('failed', { reason: error.message })
  $('log').replaceChildren(el('p', { class: 'empty' }, text))
}

drawIcons()
speak()
onChange(heed)
onLanguage(drawAll)
watchComposer()
watchLog()
watchDrops()
setInterval(drawClock, 1000)
matchMedia('(min-width: 860px)').addEventListener('change', drawPeople)
document.addEventListener('visibilitychange', () => {
  if (document.hidden || !activePerson()) return
  markRead()
  drawPeople()
})
begin().catch(fail)
