import { alertBox, showPhoto } from './dialogs.js'
import { el } from './dom.js'
import { dayOf, richText, safe, sizeText, summary, timeOf } from './format.js'
import { icon } from './icons.js'
import { press } from './store.js'
import { t } from './texts.js'
import { announce, complain, toast } from './toast.js'

const address = (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`

/** One message, or several that came as an album, as a bubble. */
export function bubble(messages) {
  const first = messages[0]
  const own = !first.from.is_bot
  const captioned = messages.find((message) => message.caption !== undefined)
  const body = [
    first.forward_origin ? el('p', { class: 'note' }, t('forwarded')) : undefined,
    first.reply_to_message
      ? el(
          'p',
          { class: 'quote' },
          el('span', { class: 'unseen' }, t('answerTo', { text: '' })),
          summary(first.reply_to_message),
        )
      : undefined,
    ...media(messages),
    first.text !== undefined ? words(first.text, first.entities) : undefined,
    captioned ? words(captioned.caption, captioned.caption_entities) : undefined,
    el(
      'p',
      { class: 'time' },
      first.edit_date ? `${t('edited')} ` : '',
      el('time', { dateTime: new Date(first.date * 1000).toISOString(), title: dayOf(first) }, timeOf(first)),
    ),
  ]
  const bare = first.sticker !== undefined
  return el(
    'article',
    {
      class: `message ${own ? 'own' : 'office'}${bare ? ' bare' : ''}${first.reply_markup ? ' asks' : ''}`,
      'data-id': String(first.message_id),
      'aria-label': `${own ? t('you') : t('office')} ${timeOf(first)}`,
    },
    el('div', { class: 'bubble' }, ...body),
    first.reply_markup ? inlineKeyboard(first) : undefined,
  )
}

const words = (text, entities) => el('div', { class: 'words', dir: 'auto' }, richText(text, entities))

function media(messages) {
  const pictures = messages.filter((message) => message.photo)
  const rest = messages.filter((message) => !message.photo)
  const grid =
    pictures.length > 0
      ? [el('div', { class: `photos of-${Math.min(pictures.length, 4)}` }, ...pictures.map(photo))]
      : []
  return [...grid, ...rest.map(other)]
}

function photo(message) {
  const size = message.photo.at(-1)
  const alt = message.caption ?? t('photo')
  const img = el('img', {
    src: address(size.file_id),
    alt,
    loading: 'lazy',
    width: size.width,
    height: size.height,
  })
  return el(
    'button',
    {
      type: 'button',
      class: 'picture',
      title: t('openPhoto'),
      onclick: () => showPhoto(address(size.file_id), alt),
    },
    img,
  )
}

function other(message) {
  const { document, voice, audio, video, sticker, venue, location, contact } = message
  if (document) return fileCard(document)
  if (voice || audio) {
    return el('audio', {
      controls: true,
      preload: 'metadata',
      src: address((voice ?? audio).file_id),
      'aria-label': t(voice ? 'voice' : 'audio'),
    })
  }
  if (video)
    return el('video', {
      controls: true,
      preload: 'metadata',
      src: address(video.file_id),
      'aria-label': t('video'),
    })
  if (sticker)
    return el(
      'p',
      { class: 'sticker', role: 'img', 'aria-label': t('sticker', { emoji: sticker.emoji }) },
      sticker.emoji,
    )
  if (location) {
    const numbers = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`
    return card(
      'pin',
      venue?.title ?? t('location'),
      venue?.address ? `${venue.address} · ${numbers}` : numbers,
    )
  }
  return contact ? card('person', contact.first_name, contact.phone_number) : undefined
}

function fileCard(file) {
  const name = file.file_name ?? t('file')
  const size = sizeText(file.file_size)
  return el(
    'a',
    {
      class: 'card',
      href: address(file.file_id),
      download: name,
      'aria-label': t('download', { name, size }),
    },
    el('span', { class: 'sign' }, icon('file')),
    el(
      'span',
      { class: 'lines' },
      el('span', { class: 'name' }, name),
      el('span', { class: 'detail' }, size),
    ),
  )
}

function card(sign, name, detail) {
  return el(
    'div',
    { class: 'card' },
    el('span', { class: 'sign' }, icon(sign)),
    el(
      'span',
      { class: 'lines' },
      el('span', { class: 'name' }, name),
      el('span', { class: 'detail' }, detail),
    ),
  )
}

function inlineKeyboard(message) {
  const rows = message.reply_markup.inline_keyboard.map((row) =>
    el('div', { class: 'row' }, ...row.map((button) => inlineButton(message, button))),
  )
  return el('div', { class: 'inline', role: 'group', 'aria-label': t('keyboard') }, ...rows)
}

function inlineButton(message, { text, callback_data, url }) {
  if (url !== undefined && safe(url)) {
    const label = t('opensOutside', { text })
    return el(
      'a',
      { class: 'choice', href: url, target: '_blank', rel: 'noopener noreferrer', 'aria-label': label },
      text,
      ' ↗',
    )
  }
  const node = el('button', { type: 'button', class: 'choice', disabled: callback_data === undefined }, text)
  node.addEventListener('click', () => {
    if (node.getAttribute('aria-busy') === 'true') return
    node.setAttribute('aria-busy', 'true')
    const done = (answer) => {
      node.removeAttribute('aria-busy')
      if (answer.text) say(answer)
    }
    press(message.chat.id, message.message_id, callback_data, done).catch((error) => {
      node.removeAttribute('aria-busy')
      complain(error)
    })
  })
  return node
}

/** The bot's answer to a press: in passing, or to be confirmed. */
function say({ text, alert }) {
  if (alert) return void alertBox(text)
  toast(text)
  announce(text)
}
