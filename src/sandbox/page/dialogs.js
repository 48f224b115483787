import { el, svgEl } from './dom.js'
import { icon } from './icons.js'
import { store } from './store.js'
import { t } from './texts.js'

/** Opens a dialog and closes it with what `read` gives, or undefined. Escape closes it, the focus returns. */
function ask(title, content, { confirm = t('ok'), read = () => true, cancel = true, wide = false } = {}) {
  return new Promise((resolve) => {
    const form = el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'dialog-title' }, title),
      ...content,
      el(
        'p',
        { class: 'actions' },
        cancel
          ? el('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, t('cancel'))
          : undefined,
        el('button', { type: 'submit', class: 'strong' }, confirm),
      ),
    )
    const dialog = el('dialog', { 'aria-labelledby': 'dialog-title', class: wide ? 'wide' : '' }, form)
    let result
    form.addEventListener('submit', () => {
      result = read()
    })
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(result)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** What the bot wants to be read. */
export const alertBox = (text) => ask(store.bot.name, [el('p', { class: 'said' }, text)], { cancel: false })

export function askContact(person) {
  const name = field(t('name'), { value: person.name, required: true, maxLength: 64, autocomplete: 'off' })
  const phone = field(t('phone'), {
    value: person.phone,
    required: true,
    maxLength: 40,
    type: 'tel',
    autocomplete: 'off',
  })
  const own = el('input', { type: 'checkbox', checked: true })
  return ask(t('contact'), [name.label, phone.label, el('label', { class: 'check' }, own, t('ownContact'))], {
    confirm: t('share'),
    read: () => ({ first_name: name.input.value, phone_number: phone.input.value, own: own.checked }),
  })
}

const STEP = 0.002
const SPAN = 0.08

export function askLocation() {
  const { latitude, longitude } = store.place
  const lat = field(t('latitude'), {
    type: 'number',
    value: latitude,
    min: -90,
    max: 90,
    step: 'any',
    required: true,
  })
  const lon = field(t('longitude'), {
    type: 'number',
    value: longitude,
    min: -180,
    max: 180,
    step: 'any',
    required: true,
  })
  const title = field(t('placeName'), { maxLength: 200 })
  const map = drawMap()
  const show = () => {
    const [y, x] = [Number(lat.input.value), Number(lon.input.value)]
    map.pin.setAttribute('cx', String(clamp(((x - longitude) / SPAN + 0.5) * 320, 6, 314)))
    map.pin.setAttribute('cy', String(clamp((0.5 - (y - latitude) / SPAN) * 200, 6, 194)))
    map.button.setAttribute('aria-label', t('map', { latitude: y, longitude: x }))
  }
  const set = (y, x) => {
    lat.input.value = y.toFixed(5)
    lon.input.value = x.toFixed(5)
    show()
  }
  map.button.addEventListener('click', (event) => {
    if (event.detail === 0) return
    const box = map.button.getBoundingClientRect()
    set(
      latitude + (0.5 - (event.clientY - box.top) / box.height) * SPAN,
      longitude + ((event.clientX - box.left) / box.width - 0.5) * SPAN,
    )
  })
  map.button.addEventListener('keydown', (event) => {
    const move = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!move) return
    event.preventDefault()
    set(Number(lat.input.value) + move[0] * STEP, Number(lon.input.value) + move[1] * STEP)
  })
  for (const { input } of [lat, lon]) input.addEventListener('input', show)
  show()
  const hint = el('p', { class: 'hint' }, t('pickHint'))
  return ask(
    t('location'),
    [map.button, hint, el('div', { class: 'pair' }, lat.label, lon.label), title.label],
    {
      confirm: t('share'),
      read: () => ({
        latitude: Number(lat.input.value),
        longitude: Number(lon.input.value),
        ...(title.input.value.trim() ? { title: title.input.value.trim() } : {}),
      }),
    },
  )
}

/** A drawing that stands for a map: this page asks no map service. */
function drawMap() {
  const svg = svgEl('svg', { viewBox: '0 0 320 200', 'aria-hidden': 'true' })
  svg.append(
    svgEl('path', { class: 'water', d: 'M-10 150 C60 120 90 190 160 165 S270 120 330 150 V210 H-10z' }),
    svgEl('path', {
      class: 'road',
      d: 'M-10 60 H330 M70 -10 V130 M160 -10 V160 M250 -10 V125 M-10 105 C80 95 200 120 330 90',
    }),
  )
  const pin = svgEl('circle', { class: 'pin', r: 7 })
  svg.append(pin)
  return { pin, button: el('button', { type: 'button', class: 'map' }, svg) }
}

export function askSticker() {
  let chosen
  const choices = ['👍', '😀', '🙏', '❤️', '😢', '🎉'].map((emoji) =>
    el('button', { type: 'submit', class: 'emoji', onclick: () => (chosen = emoji) }, emoji),
  )
  return ask(t('attachSticker'), [el('div', { class: 'emojis' }, ...choices)], {
    confirm: t('cancel'),
    cancel: false,
    read: () => chosen,
  })
}

/** A photo at its full size. */
export function showPhoto(address, text) {
  const dialog = el('dialog', { class: 'photo', 'aria-label': text })
  const close = el(
    'button',
    { type: 'button', class: 'icon', 'aria-label': t('close'), onclick: () => dialog.close() },
    icon('close'),
  )
  dialog.append(el('img', { src: address, alt: text }), close)
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function field(label, properties) {
  const input = el('input', properties)
  return { input, label: el('label', {}, el('span', {}, label), input) }
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, value))
