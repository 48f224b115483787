import { act } from './api.js'
import { askContact, askLocation, askSticker } from './dialogs.js'
import { $, el } from './dom.js'
import { addFiles, drawTray, hasWaiting, sendWaiting } from './files.js'
import { icon } from './icons.js'
import { menuButton } from './menu.js'
import { canRecord, record } from './recorder.js'
import { activePerson, takeOwn } from './store.js'
import { t } from './texts.js'
import { complain } from './toast.js'

const entry = $('entry')
let sending = false

/** Does something as the active person and shows the messages that it made. */
const doAct = (what, body) => act(activePerson().id, what, body).then(takeOwn).catch(complain)

export function watchComposer() {
  $('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  entry.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void send()
  })
  entry.addEventListener('input', () => {
    activePerson().draft = entry.value
    grow()
  })
  document.addEventListener('tray', grow)
  $('record').addEventListener('click', () => void record())
  $('keys').addEventListener('click', () => {
    const person = activePerson()
    person.keyboardHidden = !person.keyboardHidden
    drawKeyboard()
  })
  menuButton($('attach'), () => [
    { icon: 'photo', label: t('attachPhoto'), run: () => pick('image/*,video/*') },
    { icon: 'file', label: t('attachFile'), run: () => pick('', { documents: true }) },
    { icon: 'mic', label: t('attachVoice'), run: () => pick('audio/*', { voice: true }) },
    { icon: 'pin', label: t('attachLocation'), run: shareLocation },
    { icon: 'person', label: t('attachContact'), run: shareContact },
    { icon: 'smile', label: t('attachSticker'), run: shareSticker },
  ])
  menuButton($('commands'), () =>
    activePerson().commands.map(({ command, description }) => ({
      label: `/${command}`,
      hint: description,
      run: () => doAct('text', { text: `/${command}` }),
    })),
  )
  menuButton($('more'), () => [
    {
      label: t(activePerson().blocked ? 'unblock' : 'block'),
      run: () => setBlocked(!activePerson().blocked),
    },
  ])
}

/** Everything below the conversation, for the active person. */
export function drawComposer() {
  const person = activePerson()
  entry.value = person.draft
  $('commands').hidden = person.commands.length === 0
  $('composer').hidden = person.blocked
  $('unblock').hidden = !person.blocked
  $('unblock').replaceChildren(
    el('p', {}, t('blocked')),
    el('button', { type: 'button', class: 'strong', onclick: () => setBlocked(false) }, t('unblock')),
  )
  drawKeyboard()
  grow()
}

/** The keyboard that the bot put in place of the phone's own. */
function drawKeyboard() {
  const person = activePerson()
  const given = person.blocked ? null : person.keyboard
  const shown = given !== null && !person.keyboardHidden
  $('keys').hidden = given === null
  $('keys').setAttribute('aria-expanded', String(shown))
  $('keyboard').hidden = !shown
  entry.placeholder = given?.input_field_placeholder ?? t('writeHere')
  const rows = given?.keyboard ?? []
  $('keyboard').replaceChildren(
    ...rows.map((row) => el('div', { class: 'row' }, ...row.map((button) => keyboardButton(person, button)))),
  )
}

function keyboardButton(person, { text, request_contact, request_location }) {
  const run = async () => {
    // The answer may bring a new keyboard before this press is over; only the old one is put away.
    const pressed = person.keyboard
    if (request_contact) await shareContact()
    else if (request_location) await shareLocation()
    else await doAct('text', { text })
    if (pressed?.one_time_keyboard && person.keyboard === pressed) {
      person.keyboardHidden = true
      if (person === activePerson()) drawKeyboard()
    }
    if (person === activePerson()) entry.focus({ preventScroll: true })
  }
  const sign = request_contact ? icon('person') : request_location ? icon('pin') : undefined
  return el('button', { type: 'button', class: 'choice', onclick: () => void run() }, sign, text)
}

async function send() {
  const text = entry.value.trim()
  if (sending || (text === '' && !hasWaiting())) return
  sending = true
  $('send').setAttribute('aria-busy', 'true')
  const person = activePerson()
  try {
    const caption = hasWaiting() && text.length <= 1024
    if (hasWaiting()) await sendWaiting(caption ? text : '')
    if (text !== '' && !caption) takeOwn(await act(person.id, 'text', { text }))
    person.draft = ''
    if (person === activePerson()) entry.value = ''
  } catch (error) {
    complain(error)
    drawTray()
  } finally {
    sending = false
    $('send').removeAttribute('aria-busy')
    grow()
  }
}

/** Opens the browser's choice of files. */
function pick(accept, options = {}) {
  const input = el('input', { type: 'file', multiple: !options.voice, accept })
  input.addEventListener('change', () => {
    addFiles(input.files, options)
    entry.focus()
  })
  input.click()
}

async function shareContact() {
  const contact = await askContact(activePerson())
  if (contact) await doAct('contact', contact)
}

async function shareLocation() {
  const location = await askLocation()
  if (location) await doAct('location', location)
}

async function shareSticker() {
  const emoji = await askSticker()
  if (emoji) await doAct('sticker', { emoji })
}

const setBlocked = (blocked) => act(activePerson().id, 'block', { blocked }).catch(complain)

/** The field grows with its text; with nothing to send, the button records instead. */
function grow() {
  entry.style.height = 'auto'
  entry.style.height = `${Math.min(entry.scrollHeight, 180)}px`
  const nothing = entry.value.trim() === '' && !hasWaiting()
  const recording = nothing && canRecord()
  $('record').hidden = !recording
  $('send').hidden = recording
}
